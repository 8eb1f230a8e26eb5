using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// The code in source that a member of the platform runs: of a comparer or a sequence that it is given, and of the objects that it compares or
/// prints. The type of such an object is exact where the code tells it, and the declared one otherwise.
/// </summary>
internal sealed class PlatformCallbacks
{
    private const string Comparer = "IComparer";
    private const string EqualityComparer = "IEqualityComparer";

    /// <summary>What the platform calls on an object that it is given as one of its interfaces.</summary>
    private static readonly ImmutableDictionary<string, string> CalledMembers = ImmutableDictionary.CreateRange(new Dictionary<string, string>
    {
        [Comparer] = "Compare",
        [EqualityComparer] = "Equals",
        ["IEnumerable"] = "GetEnumerator",
        ["IAsyncEnumerable"] = "GetAsyncEnumerator",
        ["IFormatProvider"] = "GetFormat",
    });

    private readonly SourceIndex _index;
    private readonly EdgeCollector _edges;
    private readonly LocalValues _locals;
    private readonly TextMembers _text;

    public PlatformCallbacks(SourceIndex index, EdgeCollector edges, LocalValues locals, TextMembers text)
    {
        _index = index;
        _edges = edges;
        _locals = locals;
        _text = text;
    }

    /// <summary>Follows what the platform calls back in <paramref name="operation"/>.</summary>
    public void Handle(IOperation operation, SummaryBuilder owner)
    {
        switch (operation)
        {
            case IInvocationOperation invocation when IsPlatform(invocation.TargetMethod):
                Handle(invocation.TargetMethod, invocation.Instance, invocation.Arguments, operation, owner);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation when IsPlatform(constructor):
                HandOver(creation.Arguments, owner);
                break;
            case IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.IsGenericType: true } property } reference when (property.GetMethod ?? property.SetMethod) is { } accessor && IsPlatform(accessor):
                Handle(reference.Parent is IAssignmentOperation { Target: var target } && ReferenceEquals(target, reference) ? property.SetMethod ?? accessor : accessor, reference.Instance, ImmutableArray<IArgumentOperation>.Empty, operation, owner);
                break;
        }
    }

    private static bool IsPlatform(IMethodSymbol method) => method.DeclaringSyntaxReferences.IsEmpty && Dispatch.IsOfPlatform(method);

    private void Handle(IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, IOperation operation, SummaryBuilder owner)
    {
        HandOver(arguments, owner);
        CallHook(method, instance, operation.Syntax.Span, owner);
        if (method is { Name: "Equals", IsStatic: true, ContainingType.SpecialType: SpecialType.System_Object, Parameters.Length: 2 })
        {
            Ask(CallbackKind.Equality, TypeOf(arguments[0].Value), operation.Syntax.Span, owner);
            return;
        }

        if (PlatformCallback.Of(method.ContainingType.Name, method.Name) is not { } callback)
        {
            return;
        }

        if (callback.Kind is CallbackKind.Text or CallbackKind.FormattedText)
        {
            Print(callback.Kind, arguments, owner);
        }

        var types = method.TypeArguments.IsEmpty ? method.ContainingType.TypeArguments : method.TypeArguments;
        var index = callback.Argument == PlatformCallback.Last ? types.Length - 1 : callback.Argument;
        if (index >= 0 && index < types.Length && !HasComparer(instance, arguments))
        {
            Ask(callback.Kind, types[index], operation.Syntax.Span, owner);
        }
    }

    /// <summary>Calls what the platform calls on the objects that it is given.</summary>
    private void HandOver(ImmutableArray<IArgumentOperation> arguments, SummaryBuilder owner)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Type is INamedTypeSymbol { TypeKind: TypeKind.Interface } contract && CalledMembers.TryGetValue(contract.Name, out var name)
                && TypeOf(argument.Value) is { } type && Dispatch.IsOfPlatform(contract))
            {
                CallImplementation(type, contract.Name, name, argument.Value.Syntax.Span, owner);
            }
        }
    }

    private void Print(CallbackKind kind, ImmutableArray<IArgumentOperation> arguments, SummaryBuilder owner)
    {
        foreach (var value in arguments.SelectMany(Elements))
        {
            if (kind == CallbackKind.Text)
            {
                _text.Handle(value, owner);
            }
            else
            {
                _text.HandleFormatted(value, owner);
            }
        }
    }

    /// <summary>The value of an argument, or of each element that the compiler gathers into it.</summary>
    private static IEnumerable<IOperation> Elements(IArgumentOperation argument) => argument switch
    {
        { Value: IArrayCreationOperation { Initializer: { } initialiser } } => initialiser.ElementValues,
        { IsImplicit: true, Value: var value } when CollectionExpressions.Is(value) => value.ChildOperations,
        { Parameter.Type.SpecialType: SpecialType.System_Object } => new[] { argument.Value },
        _ => Enumerable.Empty<IOperation>(),
    };

    private void Ask(CallbackKind kind, ITypeSymbol? type, TextSpan site, SummaryBuilder owner)
    {
        if (type is null || !_index.TryGetType(type, out _))
        {
            return;
        }

        switch (kind)
        {
            case CallbackKind.Comparison:
                CallImplementation(type, "IComparable", "CompareTo", site, owner);
                break;
            case CallbackKind.Equality when type.AllInterfaces.Any(static contract => contract is { Name: "IEquatable", ContainingNamespace.Name: "System" }):
                CallImplementation(type, "IEquatable", "Equals", site, owner);
                break;
            case CallbackKind.Equality when EqualsOverride(type) is { } equals:
                _edges.Use(equals, site, DispatchKind.None, null, owner);
                break;
            case CallbackKind.Properties:
                ReadProperties(type, site, owner);
                break;
            case CallbackKind.Text or CallbackKind.FormattedText:
                _text.Handle(type, site, owner);
                break;
        }
    }

    private void CallImplementation(ITypeSymbol type, string contract, string member, TextSpan site, SummaryBuilder owner)
    {
        // The platform asks the generic interface where there is one.
        var contracts = type.AllInterfaces.Where(candidate => candidate.Name == contract && Dispatch.IsOfPlatform(candidate)).ToList();
        foreach (var candidate in contracts.Where(candidate => candidate.IsGenericType || !contracts.Exists(static other => other.IsGenericType)))
        {
            foreach (var declared in candidate.GetMembers(member))
            {
                if (declared is IMethodSymbol slot && Dispatch.FindImplementation(type, slot) is { } method)
                {
                    _edges.Use(method, site, Dispatch.IsOverridable(method) ? DispatchKind.Receiver : DispatchKind.None, null, owner);
                }
            }
        }
    }

    /// <summary>Calls the override of the virtual member that a member of a platform's class calls on itself.</summary>
    private void CallHook(IMethodSymbol method, IOperation? instance, TextSpan site, SummaryBuilder owner)
    {
        if (instance is not null && PlatformCallback.HookOf(method.ContainingType.Name, method.Name) is { } name && TypeOf(instance) is { } type)
        {
            for (var current = type; current is not null; current = current.BaseType)
            {
                foreach (var hook in current.GetMembers(name).OfType<IMethodSymbol>().Where(static hook => hook.IsOverride))
                {
                    _edges.Use(hook, site, Dispatch.IsOverridable(hook) ? DispatchKind.Receiver : DispatchKind.None, type, owner);
                    return;
                }
            }
        }
    }

    private void ReadProperties(ITypeSymbol type, TextSpan site, SummaryBuilder owner)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: { } getter }
                    && !property.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "JsonIgnoreAttribute"))
                {
                    _edges.Use(getter, site, DispatchKind.None, null, owner);
                }
            }
        }
    }

    private static IMethodSymbol? EqualsOverride(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var method in current.GetMembers("Equals").OfType<IMethodSymbol>())
            {
                if (method is { IsOverride: true, Parameters.Length: 1 })
                {
                    return method;
                }
            }
        }

        return null;
    }

    /// <summary>Whether the objects are not asked, because the call or the collection has a comparer of its own.</summary>
    private bool HasComparer(IOperation? instance, ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Any(IsComparer) || (_locals.Origin(instance) is IObjectCreationOperation creation && creation.Arguments.Any(IsComparer));

    private static bool IsComparer(IArgumentOperation argument) =>
        argument is { Parameter.Type.Name: Comparer or EqualityComparer or "Comparison", ArgumentKind: ArgumentKind.Explicit } && !argument.Value.ConstantValue.HasValue;

    private ITypeSymbol? TypeOf(IOperation value)
    {
        var unconverted = EnumerationMembers.WithoutConversions(value)!;
        var type = _locals.ExactType(unconverted) ?? unconverted.Type;
        return type is { TypeKind: TypeKind.Class or TypeKind.Struct } && _index.TryGetType(type, out _) ? type : null;
    }
}
