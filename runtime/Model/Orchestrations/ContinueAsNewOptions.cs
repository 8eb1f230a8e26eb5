namespace Perdure;

/// <summary>How an orchestration starts over.</summary>
public record ContinueAsNewOptions
{
    /// <summary>The input of the next generation.</summary>
    public object? NewInput { get; init; }

    /// <summary>Whether events that were raised and not waited for are handed to the next generation. The default is
    /// <see langword="true"/>.</summary>
    public bool PreserveUnprocessedEvents { get; init; } = true;

    /// <summary>The version of the next generation; null keeps the present one.</summary>
    public TaskVersion? NewVersion { get; init; }
}
