using Perdure.Worker;

namespace Perdure.Tests.Model;

public class FailureDetailsTests
{
    [Fact]
    public void ExceptionsAreTakenApartWithTheirCauses()
    {
        var details = TaskFailureDetails.FromException(new InvalidOperationException("outer", new CustomException("inner")));
        Assert.Equal(("System.InvalidOperationException", "outer"), (details.ErrorType, details.ErrorMessage));
        Assert.Equal((typeof(CustomException).FullName, "inner"), (details.InnerFailure!.ErrorType, details.InnerFailure.ErrorMessage));
        Assert.Null(details.InnerFailure.InnerFailure);
        Assert.Equal("System.InvalidOperationException: outer", details.ToString());
    }

    [Fact]
    public void AFailedTaskLeadsToItsOwnFailure()
    {
        var failure = new TaskFailureDetails("My.Error", "m");
        Assert.Same(failure, TaskFailureDetails.FromException(new TaskFailedException("A", 1, failure)).InnerFailure);
        Assert.Same(
            failure,
            TaskFailureDetails.FromException(new EntityOperationFailedException(new EntityInstanceId("e", "k"), "op", failure)).InnerFailure);
    }

    [Fact]
    public void CausesAreFoundByTypeAndBaseType()
    {
        var details = TaskFailureDetails.FromException(new CustomException("x"));
        Assert.True(details.IsCausedBy<CustomException>());
        Assert.True(details.IsCausedBy<FormatException>());
        Assert.True(details.IsCausedBy<Exception>());
        Assert.False(details.IsCausedBy<ArgumentException>());
        Assert.True(new TaskFailureDetails("System.ArgumentNullException", "").IsCausedBy<ArgumentException>());
        Assert.False(new TaskFailureDetails("System.ArgumentException", "").IsCausedBy<ArgumentNullException>());
        Assert.False(new TaskFailureDetails("Not.Loaded.Exception", "").IsCausedBy<Exception>());
        Assert.False(new TaskFailureDetails("", "").IsCausedBy<Exception>());
        Assert.Throws<ArgumentException>(() => details.IsCausedBy(typeof(string)));
    }

    [Fact]
    public void AProviderAddsProperties()
    {
        var details = FailureDetailsFactory.Create(new InvalidOperationException("a", new CustomException("b")), new LengthProvider());
        Assert.Equal(1, details.Properties!["length"]);
        Assert.Equal(1, details.InnerFailure!.Properties!["length"]);
    }

    private sealed class LengthProvider : IExceptionPropertiesProvider
    {
        public IDictionary<string, object?>? GetExceptionProperties(Exception exception) =>
            new Dictionary<string, object?> { ["length"] = exception.Message.Length };
    }

    private sealed class CustomException(string message) : FormatException(message);
}
