using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Turns the use of a member into an edge to its body, or into an offence when the catalogue knows it.</summary>
internal sealed class EdgeCollector
{
    private readonly CallGraphSource _source;

    public EdgeCollector(CallGraphSource source) => _source = source;

    private SourceIndex Index => _source.Index;

    /// <summary>A use of <paramref name="method"/>: a call, a method group, an operator, a conversion or a pattern member.</summary>
    /// <param name="method">The member as it is bound.</param>
    /// <param name="site">The expression.</param>
    /// <param name="dispatch">Whether the receiver decides which override runs.</param>
    /// <param name="exactType">The exact type of the receiver, where it is known.</param>
    /// <param name="builder">The summary of the body that holds the use.</param>
    /// <param name="isUnread">Whether the result is a sequence that nobody reads.</param>
    public void Use(IMethodSymbol method, TextSpan site, DispatchKind dispatch, ITypeSymbol? exactType, SummaryBuilder builder, bool isUnread = false)
    {
        InstantiateTypeArguments(method.TypeParameters, method.TypeArguments, site, builder, isMade: IsActivator(method));
        InstantiateArgumentsOfOwner(method, site, builder);
        var target = (method.ReducedFrom ?? method).OriginalDefinition;
        if (target is { IsStatic: true, IsAbstract: true })
        {
            dispatch = target.ContainingType.DeclaringSyntaxReferences.IsEmpty ? DispatchKind.TypeArgument : DispatchKind.Receiver;
        }

        if (exactType is not null && dispatch != DispatchKind.None && Dispatch.FindImplementation(exactType, method) is { } implementation)
        {
            target = implementation.OriginalDefinition;
            dispatch = DispatchKind.None;
        }

        if (Settle(target, site, builder))
        {
            return;
        }

        if (_source.Boundaries.Find(target, site) is { } crossing)
        {
            builder.Offend(crossing);
            return;
        }

        var isDispatched = dispatch != DispatchKind.None && Dispatch.IsOverridable(target);
        if (TryGetBody(target, out var body))
        {
            if (isDispatched)
            {
                builder.Dispatch(body, GenericSlots.ArgumentsOf(method.ContainingType), site, dispatch);
            }
            else
            {
                builder.Call(body, site, isUnread);
            }
        }
        else if (isDispatched && Dispatch.IsFollowed(target) && target.GetDocumentationCommentId() is { } slot)
        {
            builder.Dispatch(slot, GenericSlots.ArgumentsOf(method.ContainingType), site, dispatch);
        }
    }

    /// <summary>Settles what is known of <paramref name="member"/> without its body.</summary>
    /// <returns>Whether nothing else needs to be asked about it.</returns>
    public bool Settle(ISymbol member, TextSpan site, SummaryBuilder builder)
    {
        var verdict = _source.Verdicts.Of(member);
        switch (verdict.Kind)
        {
            case SymbolVerdictKind.Trusted:
                return true;
            case SymbolVerdictKind.Banned or SymbolVerdictKind.Listed:
                var entry = verdict.Entry!;
                builder.Offend(new Offence(entry.Rule, entry.Capability, SymbolDisplay.Subject(member), entry.Phrase, site)
                {
                    Api = member.OriginalDefinition.GetDocumentationCommentId(),
                });
                return true;
            case SymbolVerdictKind.Reaches:
                AddFacts(member, verdict, site, builder);
                return false;
            case SymbolVerdictKind.Unknown when _source.ReportUnknown:
                Unknown(SymbolDisplay.Subject(member), site, builder);
                return false;
            default:
                return false;
        }
    }

    /// <summary>Records a call that cannot be followed, where the user asked for it.</summary>
    public void Unknown(string subject, TextSpan site, SummaryBuilder builder)
    {
        if (_source.ReportUnknown)
        {
            builder.Offend(new Offence(RuleIdentifiers.PossiblyReached, "None", subject, "cannot be followed, so it is not known whether it does something", site));
        }
    }

    /// <summary>The value of a field: its initialiser, or the static constructor that sets it.</summary>
    public void ReadField(IFieldSymbol field, TextSpan site, SummaryBuilder builder)
    {
        var definition = field.OriginalDefinition;
        if (definition.IsConst)
        {
            return;
        }

        InstantiateArgumentsOfOwner(field, site, builder);

        if (Settle(definition, site, builder) || !Index.TryGetBody(definition, out var body))
        {
            return;
        }

        if (HasInitialiser(body))
        {
            builder.Call(body, site);
        }

        // A collection that starts empty is filled there.
        if (definition.IsStatic && (!HasInitialiser(body) || IsCollection(definition.Type)))
        {
            StaticConstructor(definition.ContainingType, site, builder);
        }
    }

    /// <summary>The value of a property that has no getter body: its initialiser, or the static constructor that sets it.</summary>
    public void ReadAutoProperty(IPropertySymbol property, TextSpan site, SummaryBuilder builder)
    {
        if (!Index.TryGetBody(property.OriginalDefinition, out var body))
        {
            return;
        }

        if (HasInitialiser(body))
        {
            builder.Call(body, site);
        }

        if (property.IsStatic && (!HasInitialiser(body) || IsCollection(property.Type)))
        {
            StaticConstructor(property.OriginalDefinition.ContainingType, site, builder);
        }
    }

    /// <summary>The creation of an object by <paramref name="constructor"/>.</summary>
    public void Construct(IMethodSymbol constructor, TextSpan site, SummaryBuilder builder)
    {
        var definition = constructor.OriginalDefinition;
        if (Index.TryGetType(definition.ContainingType, out var type))
        {
            builder.Instantiate(type);
        }

        InstantiateTypeArguments(constructor.ContainingType.TypeParameters, constructor.ContainingType.TypeArguments, site, builder, isMade: false);
        if (!Settle(definition, site, builder) && TryGetBody(definition, out var body))
        {
            builder.Call(body, site);
        }
    }

    /// <summary>The creation of an object of <paramref name="type"/> by reflection.</summary>
    public void Activate(INamedTypeSymbol type, bool hasArguments, TextSpan site, SummaryBuilder builder)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor.Parameters.IsEmpty != hasArguments)
            {
                Construct(constructor, site, builder);
            }
        }
    }

    /// <summary>The constructor of the base class that runs although nobody wrote the call.</summary>
    public void ImplicitBaseConstructor(INamedTypeSymbol type, TextSpan site, SummaryBuilder builder)
    {
        if (type.BaseType is not { SpecialType: SpecialType.None } parent)
        {
            return;
        }

        var constructor = parent.OriginalDefinition.InstanceConstructors.FirstOrDefault(
            static candidate => candidate.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams));
        if (constructor is not null && TryGetBody(constructor, out var body))
        {
            builder.Call(body, site);
        }
    }

    /// <summary>The initialisers of instance fields and properties, which run with each constructor.</summary>
    public void InstanceInitialisers(INamedTypeSymbol type, TextSpan site, SummaryBuilder builder)
    {
        foreach (var member in type.GetMembers())
        {
            if (member.IsStatic || member.IsImplicitlyDeclared || member is not (IFieldSymbol or IPropertySymbol or IEventSymbol))
            {
                continue;
            }

            if (Index.TryGetBody(member, out var body) && HasInitialiser(body))
            {
                builder.Call(body, site);
            }
        }
    }

    /// <summary>The body of <paramref name="method"/> in source, synthesised ones included.</summary>
    private bool TryGetBody(IMethodSymbol method, out BodyId body)
    {
        if (Index.TryGetBody(method, out body) && (!method.IsImplicitlyDeclared || PartialEvents.Accessor(method) is not null))
        {
            return true;
        }

        if (!method.IsImplicitlyDeclared || !Index.TryGetType(method.ContainingType, out var type))
        {
            return body.Part == BodyId.Constructor && method.MethodKind == MethodKind.Constructor;
        }

        var part = method.MethodKind == MethodKind.Constructor ? BodyId.Constructor : RecordMembers.PartOf(method);
        body = new BodyId(type.Tree, type.Declaration, part);
        return part != BodyId.Body;
    }

    /// <summary>A type that is handed over as a type argument exists for the static members and constructors that its constraint promises.</summary>
    private void InstantiateTypeArguments(
        ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments, TextSpan site, SummaryBuilder builder, bool isMade)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!Index.TryGetType(arguments[i], out var type))
            {
                continue;
            }

            builder.Instantiate(type);
            if ((isMade || parameters[i].HasConstructorConstraint) && arguments[i] is INamedTypeSymbol made
                && made.InstanceConstructors.FirstOrDefault(static candidate => candidate.Parameters.IsEmpty) is { } constructor)
            {
                Construct(constructor, site, builder);
            }
        }
    }

    /// <summary>A static member of a generic type makes and uses what the type was handed; for other members, that happened where the object was made.</summary>
    private void InstantiateArgumentsOfOwner(ISymbol member, TextSpan site, SummaryBuilder builder)
    {
        if (member is { IsStatic: true, ContainingType: { IsGenericType: true } owner } && !owner.DeclaringSyntaxReferences.IsEmpty)
        {
            InstantiateTypeArguments(owner.TypeParameters, owner.TypeArguments, site, builder, isMade: false);
        }
    }

    private static bool IsActivator(IMethodSymbol method) => method is { Name: "CreateInstance", IsGenericMethod: true, ContainingType: { Name: "Activator", ContainingNamespace.Name: "System" } };

    private static void AddFacts(ISymbol member, SymbolVerdict verdict, TextSpan site, SummaryBuilder builder)
    {
        foreach (var reached in verdict.Sinks!)
        {
            var chain = new[] { SymbolDisplay.Subject(member) }.Concat(reached.Chain);
            builder.Offend(new Offence(reached.Sink.RuleId, reached.Sink.Capability, SymbolDisplay.Subject(reached.Sink.DocumentationId), reached.Sink.Phrase, site)
            {
                Api = reached.Sink.DocumentationId,
                ExternalChain = string.Join(Offence.Arrow, chain),
                IsPossible = reached.IsPossible,
            });
        }
    }

    private void StaticConstructor(INamedTypeSymbol type, TextSpan site, SummaryBuilder builder)
    {
        foreach (var constructor in type.StaticConstructors)
        {
            if (!constructor.IsImplicitlyDeclared && Index.TryGetBody(constructor, out var body))
            {
                builder.Call(body, site);
            }
        }
    }

    private static bool IsCollection(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String && type.AllInterfaces.Any(static implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable);

    private bool HasInitialiser(BodyId body) => Index.Trees[body.Tree].Declarations.Node(body.Declaration) switch
    {
        VariableDeclaratorSyntax { Initializer: not null } => true,
        PropertyDeclarationSyntax { Initializer: not null } => true,
        _ => false,
    };
}
