using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>A task that can be called by a name.</summary>
internal sealed class TaskDeclaration
{
    public TaskDeclaration(string family, TaskKind kind, string? name, Serializers serializer)
    {
        Family = family;
        Kind = kind;
        Name = name;
        Serializer = serializer;
    }

    /// <summary>The framework whose context calls it.</summary>
    public string Family { get; }

    /// <summary>What it is.</summary>
    public TaskKind Kind { get; }

    /// <summary>Its name; null where it is not constant, so that the task may have any.</summary>
    public string? Name { get; }

    /// <summary>The serializer of its input and output.</summary>
    public Serializers Serializer { get; }

    /// <summary>The input that it takes.</summary>
    public TypeShape Input { get; init; } = TypeShape.Any;

    /// <summary>The output that it gives.</summary>
    public TypeShape Output { get; init; } = TypeShape.Any;

    /// <summary>The declaration in source; null where there is none in this compilation.</summary>
    public BodyId? Place { get; init; }

    /// <summary>Whether it is a function of the Functions host.</summary>
    public bool IsFunction { get; init; }

    /// <summary>Whether code registers it, as against a declaration that speaks for itself.</summary>
    public bool IsRegistered { get; init; }

    /// <summary>The same with its declaration at its new place, if it is still there.</summary>
    public bool TryMove(BodyRelocation relocation, out TaskDeclaration moved)
    {
        moved = this;
        if (Place is not { } place)
        {
            return true;
        }

        var isThere = relocation.TryMove(place, out var later);
        moved = new TaskDeclaration(Family, Kind, Name, Serializer) { Input = Input, Output = Output, Place = later, IsFunction = IsFunction, IsRegistered = IsRegistered };
        return isThere;
    }
}
