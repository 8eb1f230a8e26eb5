namespace Perdure.Analyzers.Frameworks;

/// <summary>A generic base class of tasks and which of its type arguments are input and output.</summary>
internal sealed class TaskBase
{
    public TaskBase(string type, TaskKind kind, int input, int output)
    {
        Type = type;
        Kind = kind;
        Input = input;
        Output = output;
    }

    /// <summary>The metadata name.</summary>
    public string Type { get; }

    /// <summary>What derives from it.</summary>
    public TaskKind Kind { get; }

    /// <summary>The ordinal of the type argument that is the input.</summary>
    public int Input { get; }

    /// <summary>The ordinal of the type argument that is the output.</summary>
    public int Output { get; }
}
