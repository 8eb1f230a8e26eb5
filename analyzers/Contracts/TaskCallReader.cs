using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>Reads calls through a context to activities and other orchestrations.</summary>
internal sealed class TaskCallReader
{
    private readonly List<(FrameworkSymbols Framework, ContractModel Model)> _contexts = new();
    private readonly HashSet<string> _methods = new(System.StringComparer.Ordinal);

    public TaskCallReader(ImmutableArray<FrameworkSymbols> frameworks)
    {
        foreach (var framework in frameworks)
        {
            if (framework.Framework.Contract is { ActivityCalls.IsEmpty: false } model)
            {
                _contexts.Add((framework, model));
                _methods.UnionWith(model.ActivityCalls);
                _methods.UnionWith(model.OrchestrationCalls);
            }
        }
    }

    /// <summary>The call that <paramref name="invocation"/> is, or null when it is none.</summary>
    public TaskCall? Read(IInvocationOperation invocation, LocalValues locals)
    {
        if (!_methods.Contains(invocation.TargetMethod.Name) || !TryGetModel(invocation.TargetMethod, out var framework, out var model))
        {
            return null;
        }

        var method = invocation.TargetMethod;
        var kind = model.ActivityCalls.Contains(method.Name) ? TaskKind.Activity : TaskKind.Orchestration;
        var name = Argument(invocation, model.NameParameters);
        var input = invocation.Arguments.FirstOrDefault(static argument => argument.Parameter is { Name: "input" } or { IsParams: true });
        var type = TaskNames.TypeGiven(name?.Value, locals);
        return new TaskCall(model.Family, kind, method.Name, invocation.Syntax.Span)
        {
            Name = type is INamedTypeSymbol named ? TaskNames.Default(named, model) : type is null ? TaskNames.Read(name?.Value, locals) : null,
            NameSpan = (name?.Value.Syntax ?? invocation.Syntax).Span,
            Input = Input(input, locals),
            InputSpan = Place(input, invocation).Span,
            SeveralInputs = Elements(input) is { Length: > 1 and var count } ? count : 0,
            Output = method.TypeArguments.Length == 1 ? TypeShapeReader.Read(method.TypeArguments[0]) : null,
            ShapeSources = ShapeSources.Of(method.TypeArguments.Concat(Values(input).Select(static value => Unwrapped(value).Type))),
            UsesOutput = IsUsed(invocation),
            MayLeaveApplication = MayLeaveApplication(invocation, model),
            NoTask = type is not null && TaskClasses.KindOf(type, framework) is { } other && other != kind ? type.Name : null,
        };
    }

    private bool TryGetModel(IMethodSymbol method, out FrameworkSymbols framework, out ContractModel model)
    {
        var definition = method.ReducedFrom ?? method;
        foreach (var (candidate, known) in _contexts)
        {
            if (FrameworkSymbols.IsOrInherits(definition.ContainingType, candidate.Contexts)
                || (definition is { IsExtensionMethod: true, Parameters: { IsEmpty: false } parameters } && IsOfFramework(definition, parameters[0].Type, candidate)))
            {
                (framework, model) = (candidate, known);
                return true;
            }
        }

        (framework, model) = (null!, null!);
        return false;
    }

    /// <summary>Some versions declare members of the context as extensions in the same assembly.</summary>
    private static bool IsOfFramework(IMethodSymbol extension, ITypeSymbol receiver, FrameworkSymbols framework) =>
        FrameworkSymbols.IsOrInherits(receiver, framework.Contexts)
        && framework.Contexts.Any(context => SymbolEqualityComparer.Default.Equals(context.ContainingAssembly, extension.ContainingAssembly));

    private static IArgumentOperation? Argument(IInvocationOperation invocation, ImmutableArray<string> names) =>
        invocation.Arguments.FirstOrDefault(argument => argument.Parameter is { } parameter && names.Contains(parameter.Name));

    private static SyntaxNode Place(IArgumentOperation? input, IInvocationOperation invocation) =>
        Elements(input) is { Length: 1 } single ? single[0].Syntax
        : input is { ArgumentKind: ArgumentKind.Explicit } ? input.Value.Syntax
        : invocation.Syntax;

    private static TypeShape Input(IArgumentOperation? argument, LocalValues locals)
    {
        if (argument is null or { ArgumentKind: ArgumentKind.DefaultValue })
        {
            return TypeShape.Nothing;
        }

        if (argument.Parameter is not { IsParams: true })
        {
            return ShapeOf(argument.Value, locals);
        }

        return Elements(argument) switch
        {
            null => TypeShape.Any,
            { Length: 0 } => TypeShape.Nothing,
            { Length: 1 } single => ShapeOf(single[0], locals),
            _ => TypeShape.Any,
        };
    }

    private static ImmutableArray<IOperation>? Elements(IArgumentOperation? argument) =>
        argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer.ElementValues: var values } } ? values : null;

    private static IEnumerable<IOperation> Values(IArgumentOperation? argument) =>
        argument is null ? Enumerable.Empty<IOperation>() : Elements(argument) ?? ImmutableArray.Create(argument.Value);

    /// <summary>What is boxed or upcast on the way into the parameter is written as what it was.</summary>
    private static IOperation Unwrapped(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    private static TypeShape ShapeOf(IOperation written, LocalValues locals)
    {
        var value = Unwrapped(written);
        if (value.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant switch
            {
                null => TypeShape.Null,
                string text => new TypeShape(ShapeKind.Text, "string") { Identity = "System.String", Constant = text },
                _ => TypeShapeReader.Read(value.Type),
            };
        }

        return TypeShapeReader.Read(value.Type, isExact: locals.ExactType(value) is { } exact && SymbolEqualityComparer.Default.Equals(exact, value.Type));
    }

    private static bool IsUsed(IOperation invocation)
    {
        var current = invocation.Parent;
        while (current is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } or IAwaitOperation or IConversionOperation or IParenthesizedOperation)
        {
            current = current.Parent;
        }

        return current is not (IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation });
    }

    /// <summary>Options of Dapr can name another application; a retry policy alone cannot.</summary>
    private static bool MayLeaveApplication(IInvocationOperation invocation, ContractModel model)
    {
        if (model.Family != DaprFramework.Instance.Name)
        {
            return false;
        }

        var options = invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "options");
        return options is { ArgumentKind: ArgumentKind.Explicit, Value: var value }
            && value is not { ConstantValue: { HasValue: true, Value: null } }
            && !(value is IObjectCreationOperation { Initializer: null } creation && creation.Arguments.Count(static argument => argument.ArgumentKind == ArgumentKind.Explicit) <= 1);
    }
}
