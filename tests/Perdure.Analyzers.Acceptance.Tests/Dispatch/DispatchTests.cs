using Perdure.Analyzers.Acceptance.Tests.Orchestrators;
using Perdure.Analyzers.Verification.Frameworks;

namespace Perdure.Analyzers.Acceptance.Tests.Dispatch;

/// <summary>Calls whose target the run decides.</summary>
public class DispatchTests
{
    /// <summary>Each row: name, statements, further types.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        {
            "one implementation that is made",
            "IClock clock = new Wall(); _ = clock.Now;",
            "interface IClock { DateTime Now { get; } } class Wall : IClock { public DateTime Now => [|DateTime.UtcNow|]; }"
        },
        {
            "the exact type among several",
            "IClock clock = new Fixed(); _ = clock.Now;",
            "interface IClock { DateTime Now { get; } } class Wall : IClock { public DateTime Now => DateTime.UtcNow; } class Fixed : IClock { public DateTime Now => DateTime.UnixEpoch; }"
        },
        {
            "implementation that nobody makes",
            "_ = Clocks.Of(new Fixed());",
            "interface IClock { DateTime Now { get; } } class Wall : IClock { public DateTime Now => DateTime.UtcNow; } class Fixed : IClock { public DateTime Now => DateTime.UnixEpoch; } static class Clocks { public static DateTime Of(IClock clock) => clock.Now; }"
        },
        {
            "both implementations differ on replay",
            "_ = Clocks.Of(new Wall()); _ = Clocks.Of(new Tower());",
            "interface IClock { DateTime Now { get; } } class Wall : IClock { public DateTime Now => [|DateTime.UtcNow|]; } class Tower : IClock { public DateTime Now => [|DateTime.Now|]; } static class Clocks { public static DateTime Of(IClock clock) => clock.Now; }"
        },
        {
            "one of two implementations differs on replay",
            "_ = Clocks.Of(new Wall()); _ = Clocks.Of(new Fixed());",
            "interface IClock { DateTime Now { get; } } class Wall : IClock { public DateTime Now => {|PDR0001:DateTime.UtcNow|}; } class Fixed : IClock { public DateTime Now => DateTime.UnixEpoch; } static class Clocks { public static DateTime Of(IClock clock) => clock.Now; }"
        },
        {
            "abstract method with one descendant",
            "Shape shape = new Square(); _ = shape.Area();",
            "abstract class Shape { public abstract int Area(); } class Square : Shape { public override int Area() => [|DateTime.UtcNow|].Day; }"
        },
        {
            "virtual method that an unused descendant overrides",
            "_ = new Shape().Area();",
            "class Shape { public virtual int Area() => 1; } class Square : Shape { public override int Area() => DateTime.UtcNow.Day; }"
        },
        {
            "sealed type",
            "_ = Rooms.Area(new Square());",
            "abstract class Shape { public abstract int Area(); } sealed class Square : Shape { public override int Area() => [|DateTime.UtcNow|].Day; } sealed class Circle : Shape { public override int Area() => DateTime.UtcNow.Day; } static class Rooms { public static int Area(Square square) => square.Area(); }"
        },
        {
            "template method",
            "new Report().Print();",
            "abstract class Page { public void Print() { Head(); Body(); } protected virtual void Head() { _ = [|DateTime.UtcNow|]; } protected abstract void Body(); } class Report : Page { protected override void Body() { _ = [|DateTime.UtcNow|]; } }"
        },
        {
            "template method with an overridden hook",
            "new Report().Print();",
            "abstract class Page { public void Print() => Head(); protected virtual void Head() { _ = DateTime.UtcNow; } } class Report : Page { protected override void Head() { } }"
        },
        {
            "interface of a type parameter",
            "_ = Clocks.Of<Wall>(new Wall());",
            "interface IClock { DateTime Now { get; } } class Wall : IClock { public DateTime Now => [|DateTime.UtcNow|]; } static class Clocks { public static DateTime Of<T>(T clock) where T : IClock => clock.Now; }"
        },
        {
            "disposable of an exact type behind an interface",
            "IDisposable scope = new Scope(); scope.Dispose();",
            "class Scope : IDisposable { public void Dispose() { _ = [|DateTime.UtcNow|]; } } class Other : IDisposable { public void Dispose() { _ = DateTime.UtcNow; } }"
        },
        {
            "implementation made by a factory",
            "_ = Factory.Make().Now;",
            "interface IClock { DateTime Now { get; } } class Wall : IClock { public DateTime Now => [|DateTime.UtcNow|]; } static class Factory { public static IClock Make() => new Wall(); }"
        },
        {
            "variance",
            "ISource<object> source = new Strings(); _ = source.Next();",
            "interface ISource<out T> { T Next(); } class Strings : ISource<string> { public string Next() => [|DateTime.UtcNow|].ToString(); }"
        },
        {
            "explicit and implicit implementation",
            "IClock clock = new Wall(); _ = clock.Now; _ = new Wall().Other;",
            "interface IClock { DateTime Now { get; } } class Wall : IClock { DateTime IClock.Now => [|DateTime.UtcNow|]; public DateTime Now => DateTime.UtcNow; public int Other => 1; }"
        },
        {
            "implementation inherited from a base class",
            "IClock clock = new Wall(); _ = clock.Now;",
            "interface IClock { DateTime Now { get; } } class Base { public DateTime Now => [|DateTime.UtcNow|]; } class Wall : Base, IClock { }"
        },
        {
            "handler of one message among several",
            "IHandler<Parcel> handler = Handlers.Get(); handler.Handle(new()); _ = new ParcelHandler(); _ = new MailHandler();",
            "interface IHandler<T> { void Handle(T message); } class Parcel { } class Mail { } class ParcelHandler : IHandler<Parcel> { public void Handle(Parcel message) { _ = [|DateTime.UtcNow|]; } } class MailHandler : IHandler<Mail> { public void Handle(Mail message) { _ = DateTime.UtcNow; } } static class Handlers { public static IHandler<Parcel> Get() => new ParcelHandler(); }"
        },
        {
            "handler of two messages",
            "IHandler<Parcel> handler = Handlers.Get(); handler.Handle(new());",
            "interface IHandler<T> { void Handle(T message); } class Parcel { } class Mail { } class Both : IHandler<Parcel>, IHandler<Mail> { public void Handle(Parcel message) { _ = [|DateTime.UtcNow|]; } public void Handle(Mail message) { _ = DateTime.UtcNow; } } static class Handlers { public static IHandler<Parcel> Get() => new Both(); }"
        },
        {
            "handler of a message that a type parameter names",
            "Dispatcher.Send(new Parcel(), Handlers.Get());",
            "interface IHandler<T> { void Handle(T message); } class Parcel { } class ParcelHandler : IHandler<Parcel> { public void Handle(Parcel message) { _ = [|DateTime.UtcNow|]; } } static class Handlers { public static IHandler<Parcel> Get() => new ParcelHandler(); } static class Dispatcher { public static void Send<T>(T message, IHandler<T> handler) => handler.Handle(message); }"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public Task A_call_goes_where_the_code_lets_it_go(string name, string body, string types)
    {
        return AcceptanceTest.RunInSomeFrameworkAsync(name, body, types);
    }

    [Fact]
    public Task An_injected_service_is_what_was_registered()
    {
        return AcceptanceTest.RunAsync(
            TestFramework.DurableTask,
            """
            using Microsoft.DurableTask;
            using Microsoft.Extensions.DependencyInjection;

            interface IClock { DateTime Now { get; } }
            class Wall : IClock { public DateTime Now => [|DateTime.UtcNow|]; public DateTime Other => DateTime.UtcNow; }
            class Unregistered : IClock { public DateTime Now => DateTime.UtcNow; }

            class O(IClock clock) : TaskOrchestrator<int, int>
            {
                public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(clock.Now.Day);
            }

            static class Startup
            {
                public static void Add(IServiceCollection services) => services.AddSingleton<IClock, Wall>();
            }
            """);
    }
}
