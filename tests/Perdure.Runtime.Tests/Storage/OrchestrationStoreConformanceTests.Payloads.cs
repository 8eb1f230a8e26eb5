using Perdure.History;
using Perdure.Storage;

namespace Perdure.Runtime.Tests.Storage;

/// <content>What a store must hold to: payloads, large and odd.</content>
public abstract partial class OrchestrationStoreConformanceTests
{
    [Fact]
    public async Task Ten_megabytes_go_in_and_out()
    {
        var large = "\"" + new string('ä', 5_000_000) + "\"";
        await Store.CreateAsync(Creation("a") with { Input = large, StartEvent = StartEvent("a", large) }, []);
        var start = _listener.Arrived[^1];
        var instance = start.Created!;

        await Store.CommitAsync(Commit(instance, start) with
        {
            NewEvents = [start.Event, new EventRaisedEvent(-1, Start, "big", large)],
            Output = PayloadChange.To(large),
            CustomStatus = PayloadChange.To(large),
        });

        var loaded = await Store.LoadAsync(instance.Key);
        Assert.Equal(large, ((EventRaisedEvent)loaded!.Events[1]).Input);
        Assert.Equal(large, loaded.Instance.Payloads!.Input);
        Assert.Equal(large, loaded.Instance.Payloads.Output);
        Assert.Equal(large, loaded.Instance.Payloads.CustomStatus);
    }

    [Fact]
    public async Task Payloads_keep_every_character()
    {
        const string text = "\"quotes \\\" and \\u0000 and 😀 and 汉字 and \r\n and ' -- ; DROP TABLE instances\"";
        var (instance, start) = await CreatedAsync("x'; DROP TABLE instances; --");
        var failure = new TaskFailureDetails("T", text, "stack", new TaskFailureDetails("Inner", "i", Properties: new Dictionary<string, object?> { ["n"] = 1L }));

        await Store.CommitAsync(Commit(instance, start) with
        {
            Status = OrchestrationRuntimeStatus.Failed,
            NewEvents = [new EventRaisedEvent(-1, Start, text, text)],
            Output = PayloadChange.To(""),
            CustomStatus = PayloadChange.To(text),
            Failure = failure,
        });

        var found = await Store.GetAsync(instance.InstanceId, true);
        Assert.Equal("", found!.Payloads!.Output);
        Assert.Equal(text, found.Payloads.CustomStatus);
        Assert.Equal(text, found.Payloads.Failure!.ErrorMessage);
        Assert.Equal(1L, found.Payloads.Failure.InnerFailure!.Properties!["n"]);
        var history = await Store.GetHistoryAsync(instance.InstanceId);
        Assert.Equal(text, ((EventRaisedEvent)Assert.Single(history!.Events)).Input);
    }
}
