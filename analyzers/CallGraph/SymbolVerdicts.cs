using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.CallGraph.Facts;
using Perdure.Analyzers.Configuration;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.CallGraph;

/// <summary>
/// What is known of each member of one compilation, asked once a member: an annotation or the configuration first, then the
/// catalogue, then the facts of its assembly.
/// </summary>
internal sealed class SymbolVerdicts
{
    private const string DeterministicAttribute = "DeterministicAttribute";

    /// <summary>
    /// Durable Functions in process has an attribute of the same name that asks for the opposite: that an analyzer looks into the method, because an
    /// orchestrator calls it.
    /// </summary>
    private const string DemandingNamespace = "Microsoft.Azure.WebJobs.Extensions.DurableTask";

    private readonly ApiCatalogue _catalogue;
    private readonly AnalysisConfiguration _configuration;
    private readonly ImmutableHashSet<string> _knownAssemblies;
    private readonly ConcurrentDictionary<ISymbol, SymbolVerdict> _verdicts = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _annotated = new(SymbolEqualityComparer.Default);

    /// <param name="catalogue">The APIs that differ on replay.</param>
    /// <param name="configuration">The lists and facts of the user's build.</param>
    /// <param name="knownAssemblies">Assemblies about which the catalogue says all there is to say: those of the frameworks.</param>
    public SymbolVerdicts(ApiCatalogue catalogue, AnalysisConfiguration configuration, ImmutableHashSet<string> knownAssemblies)
    {
        _catalogue = catalogue;
        _configuration = configuration;
        _knownAssemblies = knownAssemblies;
    }

    /// <summary>What is known of <paramref name="member"/>.</summary>
    public SymbolVerdict Of(ISymbol member)
    {
        var definition = member is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : member.OriginalDefinition;
        return _verdicts.GetOrAdd(definition, Judge);
    }

    /// <summary>Whether all that members of <paramref name="assembly"/> reach is known, so that silence about one of them means that it reaches nothing.</summary>
    public bool IsAnalysed(IAssemblySymbol assembly) =>
        _knownAssemblies.Contains(assembly.Name) || _configuration.Facts.Any(facts => facts.StateOf(assembly.Name) != AnalysisState.Unknown);

    private SymbolVerdict Judge(ISymbol member)
    {
        if (_configuration.Symbols.Find(member) is { } configured)
        {
            return configured.IsTrusted
                ? SymbolVerdict.Trusted
                : SymbolVerdict.Banned(new CatalogueEntry(RuleIdentifiers.BannedSymbol, "None", BannedPhrase(configured), isException: false));
        }

        if (IsAnnotated(member))
        {
            return SymbolVerdict.Trusted;
        }

        if (!member.DeclaringSyntaxReferences.IsEmpty)
        {
            return SymbolVerdict.Silent;
        }

        if (_catalogue.Find(member) is { } entry)
        {
            return SymbolVerdict.Listed(entry);
        }

        return Facts(member);
    }

    private static string BannedPhrase(ConfiguredSymbol banned) =>
        banned.Reason is null ? "is banned by the configuration" : $"is banned by the configuration ({banned.Reason})";

    private SymbolVerdict Facts(ISymbol member)
    {
        if (member is not (IMethodSymbol or IFieldSymbol) || member.ContainingAssembly is not { } assembly || member.IsImplicitlyDeclared)
        {
            return SymbolVerdict.Silent;
        }

        var id = member.GetDocumentationCommentId();
        var isKnown = _knownAssemblies.Contains(assembly.Name);
        foreach (var facts in _configuration.Facts)
        {
            switch (facts.StateOf(assembly.Name))
            {
                case AnalysisState.Unknown:
                    continue;
                case AnalysisState.Trusted:
                    return SymbolVerdict.Trusted;
            }

            isKnown = true;
            if (id is not null && facts.Find(id) is { Count: > 0 } sinks)
            {
                return SymbolVerdict.Reaches(sinks);
            }
        }

        if (IsPlatform(assembly.Name))
        {
            // The assembly that a member is compiled against is seldom the one that holds its body, so only the id counts here.
            return id is not null && BaseClassLibraryFacts.Shared.Find(id) is { Count: > 0 } shipped ? SymbolVerdict.Reaches(shipped) : SymbolVerdict.Silent;
        }

        return isKnown ? SymbolVerdict.Silent : SymbolVerdict.Unknown;
    }

    /// <summary>Whether the member, a type around it, the property or event that it belongs to, or its assembly carries the attribute.</summary>
    private bool IsAnnotated(ISymbol member)
    {
        for (var current = member; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (_annotated.GetOrAdd(current, HasAttribute) || (current is IMethodSymbol { AssociatedSymbol: { } associated } && _annotated.GetOrAdd(associated, HasAttribute)))
            {
                return true;
            }
        }

        return member.ContainingAssembly is { } assembly && _annotated.GetOrAdd(assembly, HasAttribute);
    }

    private static bool HasAttribute(ISymbol symbol)
    {
        // Attributes of source are bound only where there are any.
        var references = symbol.DeclaringSyntaxReferences;
        if (!references.IsEmpty && !references.Any(static reference => HasAttributeList(reference.GetSyntax())))
        {
            return false;
        }

        return symbol.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: DeterministicAttribute } type
            && type.ContainingNamespace.ToDisplayString() != DemandingNamespace);
    }

    private static bool HasAttributeList(SyntaxNode node) => node switch
    {
        MemberDeclarationSyntax member => member.AttributeLists.Count > 0,
        AccessorDeclarationSyntax accessor => accessor.AttributeLists.Count > 0,
        LocalFunctionStatementSyntax function => function.AttributeLists.Count > 0,
        LambdaExpressionSyntax lambda => lambda.AttributeLists.Count > 0,
        VariableDeclaratorSyntax { Parent.Parent: MemberDeclarationSyntax field } => field.AttributeLists.Count > 0,
        _ => false,
    };

    private static bool IsPlatform(string assembly) =>
        assembly is "mscorlib" or "netstandard" or "WindowsBase"
        || assembly.StartsWith("System", StringComparison.Ordinal)
        || assembly.StartsWith("Microsoft.", StringComparison.Ordinal);
}
