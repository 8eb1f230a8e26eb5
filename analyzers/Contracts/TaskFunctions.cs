using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>Reads functions of the Functions host that are tasks.</summary>
internal sealed class TaskFunctions
{
    private readonly ImmutableArray<FrameworkSymbols> _frameworks;

    public TaskFunctions(ImmutableArray<FrameworkSymbols> frameworks) =>
        _frameworks = frameworks.Where(static framework => framework.Framework.Contract?.FunctionAttribute is not null).ToImmutableArray();

    /// <summary>Whether no framework has functions.</summary>
    public bool IsEmpty => _frameworks.IsEmpty;

    /// <summary>The tasks that <paramref name="method"/> is; two where its trigger gives it a second name.</summary>
    public IEnumerable<TaskDeclaration> Read(IMethodSymbol method, BodyId? place)
    {
        foreach (var framework in _frameworks)
        {
            var model = framework.Framework.Contract!;
            if (Function(method, model) is not { } function || Trigger(method, framework) is not { } trigger)
            {
                continue;
            }

            var names = new[] { function.ConstructorArguments.FirstOrDefault().Value as string, NameInTrigger(trigger.Attribute) }.Where(static name => !string.IsNullOrEmpty(name)).ToList();
            foreach (var name in names.Count == 0 ? new List<string?> { null } : names)
            {
                yield return new TaskDeclaration(model.Family, trigger.Kind, name, model.Serializer)
                {
                    Input = trigger.Kind == TaskKind.Activity ? Input(trigger.Parameter) : TypeShape.Any,
                    Output = Output(method, trigger.Kind),
                    Place = place,
                    IsFunction = true,
                };
            }
        }
    }

    private static AttributeData? Function(IMethodSymbol method, ContractModel model) =>
        method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { } type && MetadataNames.Of(type) == model.FunctionAttribute);

    private static (TaskKind Kind, IParameterSymbol Parameter, AttributeData Attribute)? Trigger(IMethodSymbol method, FrameworkSymbols framework)
    {
        foreach (var parameter in method.Parameters)
        {
            foreach (var attribute in parameter.GetAttributes())
            {
                if (FrameworkSymbols.IsOrInherits(attribute.AttributeClass, framework.ActivityParameterAttributes))
                {
                    return (TaskKind.Activity, parameter, attribute);
                }

                if (FrameworkSymbols.IsOrInherits(attribute.AttributeClass, framework.OrchestratorParameterAttributes))
                {
                    return (TaskKind.Orchestration, parameter, attribute);
                }
            }
        }

        return null;
    }

    private static string? NameInTrigger(AttributeData attribute) =>
        attribute.NamedArguments.Where(static pair => pair.Key is "Activity" or "Orchestration").Select(static pair => pair.Value.Value as string).FirstOrDefault();

    /// <summary>A context in the place of the input says nothing about it.</summary>
    private static TypeShape Input(IParameterSymbol parameter) =>
        parameter.Type.Name.EndsWith("Context", System.StringComparison.Ordinal) ? TypeShape.Any : TypeShapeReader.Read(parameter.Type);

    /// <summary>What goes to another binding is not the result, and an orchestration that returns nothing may set its result on the context.</summary>
    private static TypeShape Output(IMethodSymbol method, TaskKind kind)
    {
        if (!method.GetReturnTypeAttributes().IsEmpty || method.GetAttributes().Length > 1)
        {
            return TypeShape.Any;
        }

        var result = TypeShapeReader.ReadResult(method.ReturnType);
        return kind == TaskKind.Orchestration && result.Kind == ShapeKind.Nothing ? TypeShape.Any : result;
    }
}
