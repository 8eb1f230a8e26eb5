using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>Reads calls that register tasks under a name.</summary>
internal sealed class TaskRegistrationReader
{
    private readonly TaskClasses _classes;
    private readonly ImmutableArray<ContractModel> _models;
    private readonly HashSet<string> _methods;

    public TaskRegistrationReader(ImmutableArray<FrameworkSymbols> frameworks)
    {
        _classes = new TaskClasses(frameworks);
        _models = frameworks.Select(static framework => framework.Framework.Contract).OfType<ContractModel>().ToImmutableArray();
        _methods = new HashSet<string>(_models.SelectMany(static model => model.Registrations).Select(static registration => registration.Method), System.StringComparer.Ordinal);
    }

    /// <summary>The tasks that <paramref name="invocation"/> registers; one without a name where that cannot be read.</summary>
    public IEnumerable<TaskDeclaration> Read(IInvocationOperation invocation, LocalValues locals)
    {
        if (!_methods.Contains(invocation.TargetMethod.Name))
        {
            return Enumerable.Empty<TaskDeclaration>();
        }

        var definition = invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod;
        var registry = definition.IsExtensionMethod ? definition.Parameters[0].Type : definition.ContainingType;
        foreach (var model in _models)
        {
            if (model.RegistryTypes.Contains(MetadataNames.Of(registry)) && model.Registrations.FirstOrDefault(candidate => candidate.Method == invocation.TargetMethod.Name) is { } registration)
            {
                return model.NamesByFullName ? ReadMany(invocation, model, registration.Kind, locals) : new[] { ReadOne(invocation, model, registration.Kind, locals) };
            }
        }

        return Enumerable.Empty<TaskDeclaration>();
    }

    private TaskDeclaration ReadOne(IInvocationOperation invocation, ContractModel model, TaskKind kind, LocalValues locals)
    {
        var named = invocation.Arguments.FirstOrDefault(static argument => argument.Parameter is { Name: "name" });
        var hasName = named is not null && named.Value.ConstantValue is not { HasValue: true, Value: null } && named.ArgumentKind == ArgumentKind.Explicit;
        var name = hasName ? TaskNames.Read(named!.Value, locals) : null;
        if (hasName && name is null)
        {
            return new TaskDeclaration(model.Family, kind, null, model.Serializer) { IsRegistered = true };
        }

        if (Delegate(invocation, model, kind, name) is { } function)
        {
            return function;
        }

        if (ClassGiven(invocation, locals) is { } type && _classes.Read(type, name, isRegistered: true) is { } task)
        {
            return task;
        }

        return new TaskDeclaration(model.Family, kind, name, model.Serializer) { IsRegistered = true };
    }

    /// <summary>Overloads that take a delegate have the types of its input and output as type parameters.</summary>
    private static TaskDeclaration? Delegate(IInvocationOperation invocation, ContractModel model, TaskKind kind, string? name)
    {
        var method = invocation.TargetMethod;
        var function = method.Parameters.LastOrDefault()?.Type as INamedTypeSymbol;
        if (name is null || function is not { DelegateInvokeMethod: { Parameters.Length: > 0 } invoke } || invoke.Parameters.Length > 2 || invoke.ReturnType.Name is "ITaskActivity" or "ITaskOrchestrator")
        {
            return null;
        }

        return new TaskDeclaration(model.Family, kind, name, model.Serializer)
        {
            Input = invoke.Parameters.Length == 2 ? TypeShapeReader.Read(invoke.Parameters[1].Type) : TypeShape.Any,
            Output = TypeShapeReader.ReadResult(invoke.ReturnType),
            IsRegistered = true,
        };
    }

    private static INamedTypeSymbol? ClassGiven(IInvocationOperation invocation, LocalValues locals)
    {
        if (invocation.TargetMethod.TypeArguments is { Length: 1 } arguments)
        {
            return arguments[0] as INamedTypeSymbol;
        }

        foreach (var argument in invocation.Arguments)
        {
            if ((TaskNames.TypeGiven(argument.Value, locals) ?? locals.ExactType(argument.Value)) is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } type
                && type.Name != "TaskName")
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>DurableTask.Core takes any number of types, objects and creators at once.</summary>
    private IEnumerable<TaskDeclaration> ReadMany(IInvocationOperation invocation, ContractModel model, TaskKind kind, LocalValues locals)
    {
        var unknown = new TaskDeclaration(model.Family, kind, null, model.Serializer) { IsRegistered = true };
        if (invocation.TargetMethod.TypeArguments is { Length: 1 } arguments)
        {
            // Each method of the interface is an activity.
            return arguments[0].TypeKind == TypeKind.Interface ? InterfaceMethods(arguments[0], unknown) : new[] { unknown };
        }

        return invocation.Arguments.SelectMany(argument => Elements(argument.Value, locals)).Select(value => ReadElement(value, unknown, locals)).DefaultIfEmpty(unknown).ToList();
    }

    private static IEnumerable<TaskDeclaration> InterfaceMethods(ITypeSymbol type, TaskDeclaration model) =>
        type.AllInterfaces.Insert(0, (INamedTypeSymbol)type).SelectMany(static contract => contract.GetMembers().OfType<IMethodSymbol>())
            .SelectMany(static method => new[] { method.Name, method.ContainingType.Name + "." + method.Name })
            .Select(name => new TaskDeclaration(model.Family, model.Kind, name, model.Serializer) { IsRegistered = true });

    private static IEnumerable<IOperation> Elements(IOperation value, LocalValues locals) =>
        locals.Origin(value) is IArrayCreationOperation { Initializer.ElementValues: var elements } ? elements : new[] { value };

    private TaskDeclaration ReadElement(IOperation value, TaskDeclaration unknown, LocalValues locals)
    {
        var origin = locals.Origin(value);
        if (origin is IObjectCreationOperation { Type.Name: "NameValueObjectCreator" or "NameVersionObjectCreator" or "DefaultObjectCreator" } creator)
        {
            var name = creator.Arguments.FirstOrDefault(static argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value;
            return new TaskDeclaration(unknown.Family, unknown.Kind, name is null ? null : TaskNames.Read(name, locals), unknown.Serializer) { IsRegistered = true };
        }

        var type = (TaskNames.TypeGiven(value, locals) ?? (origin as IObjectCreationOperation)?.Type) as INamedTypeSymbol;
        return type is not null && _classes.Read(type, isRegistered: true) is { } task ? task : unknown;
    }
}
