using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>Reads classes that are tasks.</summary>
internal sealed class TaskClasses
{
    private readonly ImmutableArray<FrameworkSymbols> _frameworks;

    public TaskClasses(ImmutableArray<FrameworkSymbols> frameworks) => _frameworks = frameworks;

    /// <summary>The task that <paramref name="type"/> is, under <paramref name="name"/> or its own; null where it is none.</summary>
    public TaskDeclaration? Read(INamedTypeSymbol type, string? name = null, BodyId? place = null, bool isRegistered = false)
    {
        foreach (var framework in _frameworks)
        {
            if (framework.Framework.Contract is { Bases.IsEmpty: false } model && KindOf(type, framework) is { } kind)
            {
                return Read(type, kind, model, name, place, isRegistered);
            }
        }

        return null;
    }

    /// <summary>What <paramref name="type"/> is in <paramref name="framework"/>, or null.</summary>
    public static TaskKind? KindOf(ITypeSymbol type, FrameworkSymbols framework) =>
        FrameworkSymbols.IsOrInherits(type, framework.ActivityTypes) ? TaskKind.Activity
        : FrameworkSymbols.IsOrInherits(type, framework.OrchestratorTypes) ? TaskKind.Orchestration
        : null;

    private static TaskDeclaration Read(INamedTypeSymbol type, TaskKind kind, ContractModel model, string? name, BodyId? place, bool isRegistered)
    {
        var (input, output) = TypesOf(type, model.Bases.Where(candidate => candidate.Kind == kind));
        return new TaskDeclaration(model.Family, kind, name ?? TaskNames.Default(type, model), model.Serializer)
        {
            Input = TypeShapeReader.Read(input),
            Output = TypeShapeReader.Read(output),
            Place = place,
            IsRegistered = isRegistered,
        };
    }

    private static (ITypeSymbol? Input, ITypeSymbol? Output) TypesOf(INamedTypeSymbol type, IEnumerable<TaskBase> bases)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Arity > 0 && bases.FirstOrDefault(candidate => candidate.Type == MetadataNames.Of(current)) is { } found && current.TypeArguments.Length > found.Input)
            {
                return (current.TypeArguments[found.Input], current.TypeArguments[found.Output]);
            }
        }

        return (null, null);
    }
}
