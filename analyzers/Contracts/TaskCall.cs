using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>A call through a context to something that is found by its name.</summary>
internal sealed class TaskCall
{
    public TaskCall(string family, TaskKind kind, string method, TextSpan span)
    {
        Family = family;
        Kind = kind;
        Method = method;
        Span = span;
    }

    /// <summary>The framework of the context.</summary>
    public string Family { get; }

    /// <summary>What is called.</summary>
    public TaskKind Kind { get; }

    /// <summary>The member of the context.</summary>
    public string Method { get; }

    /// <summary>Where the call stands.</summary>
    public TextSpan Span { get; }

    /// <summary>The name that is called; null where it is not constant.</summary>
    public string? Name { get; init; }

    /// <summary>Where the name stands.</summary>
    public TextSpan NameSpan { get; init; }

    /// <summary>The input.</summary>
    public TypeShape Input { get; init; } = TypeShape.Any;

    /// <summary>Where the input stands.</summary>
    public TextSpan InputSpan { get; init; }

    /// <summary>The type as which the result is read; null where nobody asks for it.</summary>
    public TypeShape? Output { get; init; }

    /// <summary>Whether the result is used.</summary>
    public bool UsesOutput { get; init; }

    /// <summary>Whether options may send the call to another application.</summary>
    public bool MayLeaveApplication { get; init; }

    /// <summary>How many inputs there are, where a framework takes several; 0 otherwise.</summary>
    public int SeveralInputs { get; init; }

    /// <summary>The hashes of the names of the types in source that decide about the shapes of input and output.</summary>
    public ImmutableArray<int> ShapeSources { get; init; } = ImmutableArray<int>.Empty;

    /// <summary>What is called instead of a task, where that is certain: a type of another kind, a method without the attribute.</summary>
    public string? NoTask { get; init; }

    /// <summary>The same at its new place.</summary>
    public TaskCall Move(BodyRelocation relocation) => new(Family, Kind, Method, relocation.Move(Span))
    {
        Name = Name,
        NameSpan = relocation.Move(NameSpan),
        Input = Input,
        InputSpan = relocation.Move(InputSpan),
        Output = Output,
        UsesOutput = UsesOutput,
        MayLeaveApplication = MayLeaveApplication,
        SeveralInputs = SeveralInputs,
        ShapeSources = ShapeSources,
        NoTask = NoTask,
    };
}
