using Microsoft.Extensions.DependencyInjection;
using Perdure.History;
using Perdure.Replay;

namespace Perdure.Tests.Replay;

public class EntityExecutorTests
{
    private static readonly DateTime Now = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly EntityInstanceId Id = new("Counter", "a");

    [Fact]
    public async Task OperationsRunInOrderOnOneState()
    {
        var result = await RunAsync<Counter>(null, Signal("Add", "3"), Call("ADD", "4"), Call("get"));
        Assert.Equal("7", result.State);
        Assert.Equal(["3", "7", "7"], result.Results.Select(r => r.Output));
        Assert.Equal(["7", "7"], result.Messages.Select(m => Assert.IsType<EntityOperationCompletedEvent>(m.Event).Output));
        Assert.All(result.Messages, m => Assert.Equal(("caller", "e1"), (m.InstanceId, m.ExecutionId)));
    }

    [Fact]
    public async Task AFailedOperationIsUndoneAsAWholeAndTheRestGoesOn()
    {
        var result = await RunAsync<Counter>("1", Call("add", "2"), Call("FailAfterSending", "9"), Call("get"));
        Assert.Equal("3", result.State);
        Assert.Empty(result.EntityMessages);
        Assert.Equal(3, result.Messages.Count);
        var failed = Assert.IsType<EntityOperationFailedEvent>(result.Messages[1].Event);
        Assert.Equal(("System.InvalidOperationException", "no"), (failed.FailureDetails.ErrorType, failed.FailureDetails.ErrorMessage));
        Assert.Equal("3", result.Results[2].Output);
    }

    [Fact]
    public async Task SignalsAndStartsAreSent()
    {
        var result = await RunAsync<Counter>("1", Signal("Send", null));
        var signal = Assert.Single(result.EntityMessages);
        Assert.Equal("@other@x", signal.Target.ToString());
        var sent = Assert.IsType<EntityOperationSignaledEvent>(signal.Event);
        Assert.Equal(("ping", "1", Now.AddDays(1)), (sent.Operation, sent.Input, sent.ScheduledTime!.Value));
        var start = Assert.IsType<ExecutionStartedEvent>(Assert.Single(result.Messages).Event);
        Assert.Equal(("Report", "o1", "2.0"), (start.Name, start.InstanceId, start.Version));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("DELETE")]
    public async Task DeleteIsImplicitAlsoForAStateThatCannotBeRead(string operation)
    {
        var result = await RunAsync<Counter>("\"not a number\"", Call(operation));
        Assert.Null(result.State);
        Assert.Null(result.Results[0].Failure);
    }

    [Fact]
    public async Task SettingTheStateToNullDeletesTheEntity()
    {
        Assert.Null((await RunAsync<Basket>("""["a"]""", Call("Clear"))).State);
        Assert.Equal("""["b"]""", (await RunAsync<Basket>("""["a"]""", Call("Clear"), Call("Put", "\"b\""))).State);
    }

    [Fact]
    public async Task StateDispatchAndAsyncReturns()
    {
        var result = await RunAsync<Dispatching>(null, Call("Set", "5"), Call("Double"), Call("Wait"), Call("own"));
        Assert.Equal("""{"Value":5}""", result.State);
        Assert.Equal([null, "10", null, "\"entity\""], result.Results.Select(r => r.Output));
    }

    [Theory]
    [InlineData("missing", "System.NotSupportedException", "counter/missing")]
    [InlineData("Over", "System.Reflection.AmbiguousMatchException", "Over")]
    [InlineData("add", "System.InvalidOperationException", "needs an input")]
    [InlineData("two", "System.InvalidOperationException", "one input")]
    [InlineData("ToString", "System.NotSupportedException", "counter/ToString")]
    [InlineData("RunAsync", "System.NotSupportedException", "counter/RunAsync")]
    [InlineData("get_Visible", "System.NotSupportedException", "counter/get_Visible")]
    public async Task WhatCannotBeDispatchedIsAClearFailure(string operation, string errorType, string text)
    {
        var result = await RunAsync<Counter>("1", Call(operation, operation == "two" ? "1" : null));
        Assert.Equal(errorType, result.Results[0].Failure!.ErrorType);
        Assert.Contains(text, result.Results[0].Failure!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("1", result.State);
    }

    [Fact]
    public async Task ADefaultParameterStandsForAMissingInput()
    {
        Assert.Equal("101", (await RunAsync<Counter>("1", Call("AddOr100"))).State);
        Assert.Equal("3", (await RunAsync<Counter>("1", Call("AddOr100", "2"))).State);
    }

    [Fact]
    public async Task AMissingEntityFailsEachOperationAndLeavesTheState()
    {
        var executor = new EntityExecutor(new EntityExecutorOptions { Registry = new DurableTaskRegistry().AddEntity<Basket>() });
        var result = await executor.ExecuteAsync(new EntityBatch(Id, "1", [Call("get"), Call("get")]), Services(), Now);
        Assert.Equal("1", result.State);
        Assert.All(result.Results, r =>
        {
            Assert.Equal("EntityTaskNotFound", r.Failure!.ErrorType);
            Assert.True(r.Failure.IsNonRetriable);
            Assert.Contains("'Basket'", r.Failure.ErrorMessage, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task FunctionsCanBeEntities()
    {
        var registry = new DurableTaskRegistry().AddEntityFunc("counter", operation =>
        {
            var next = operation.State.GetState(10) + operation.GetInput<int>();
            operation.State.SetState(next);
            return new ValueTask<object?>(next);
        });
        var executor = new EntityExecutor(new EntityExecutorOptions { Registry = registry });
        var result = await executor.ExecuteAsync(new EntityBatch(Id, null, [Call("any", "5")]), Services(), Now);
        Assert.Equal("15", result.State);
    }

    [Fact]
    public async Task ACancelledBatchEndsAfterTheRunningOperation()
    {
        using var source = new CancellationTokenSource();
        var registry = new DurableTaskRegistry().AddEntityFunc("counter", _ =>
        {
            source.Cancel();
            return new ValueTask<object?>(1);
        });
        var executor = new EntityExecutor(new EntityExecutorOptions { Registry = registry });
        var result = await executor.ExecuteAsync(new EntityBatch(Id, null, [Call("a"), Call("b")]), Services(), Now, source.Token);
        Assert.Single(result.Results);
    }

    private static ServiceProvider Services() => new ServiceCollection().BuildServiceProvider();

    private static Task<EntityBatchResult> RunAsync<TEntity>(string? state, params HistoryEvent[] operations)
        where TEntity : class, ITaskEntity => new EntityExecutor(
            new EntityExecutorOptions { Registry = new DurableTaskRegistry().AddEntity<TEntity>("counter") })
            .ExecuteAsync(new EntityBatch(Id, state, operations), Services(), Now);

    private static EntityOperationCalledEvent Call(string operation, string? input = null) =>
        new(0, Now, Guid.NewGuid().ToString(), operation, input, null, "caller", "e1", Id.ToString());

    private static EntityOperationSignaledEvent Signal(string operation, string? input = null) =>
        new(-1, Now, Guid.NewGuid().ToString(), operation, input, null, Id.ToString());

    private sealed class Counter : TaskEntity<int>
    {
        public int Visible => State;

        public int Add(int amount) => State += amount;

        public int AddOr100(int amount = 100) => State += amount;

        public int Get() => State;

        public void FailAfterSending(int amount, TaskEntityContext context)
        {
            State += amount;
            context.SignalEntity(new EntityInstanceId("other", "x"), "ping");
            context.ScheduleNewOrchestration("Report");
            throw new InvalidOperationException("no");
        }

        public void Send(TaskEntityContext context)
        {
            context.SignalEntity(
                new EntityInstanceId("Other", "x"), "ping", State, new SignalEntityOptions(new DateTimeOffset(Now.AddDays(1))));
            context.ScheduleNewOrchestration(
                "Report", new StartOrchestrationOptions("o1") { Version = "2.0" });
        }

        public void Over(int a) => State = a;

        public void Over(string a) => State = a.Length;

        public void Two(int a, string b) => State = a + b.Length;
    }

    private sealed class Basket : TaskEntity<List<string>>
    {
        public void Put(string item) => State.Add(item);

        public void Clear() => State = null!;
    }

    private sealed class Dispatching : TaskEntity<Holder>
    {
        protected override bool AllowStateDispatch => true;

        public ValueTask<string> Own() => new("entity");
    }

    private struct Holder
    {
        public int Value { get; set; }

        public void Set(int value) => Value = value;

        public async Task<int> Double()
        {
            await Task.Yield();
            return Value * 2;
        }

        public async ValueTask Wait() => await Task.Yield();
    }
}
