using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Calls that leave orchestration code by a door that the context should have opened: to an activity, and to a client.</summary>
internal sealed class WorkBoundaries
{
    private static readonly string[] ActivityMethods = { "RunAsync", "Run", "Execute", "ExecuteAsync" };

    private readonly ImmutableArray<FrameworkSymbols> _frameworks;
    private readonly ConcurrentDictionary<ISymbol, string?> _rules = new(SymbolEqualityComparer.Default);

    public WorkBoundaries(ImmutableArray<FrameworkSymbols> frameworks) => _frameworks = frameworks;

    /// <summary>The offence of calling <paramref name="method"/> from an orchestrator, or null.</summary>
    public Offence? Find(IMethodSymbol method, TextSpan site)
    {
        if (method.MethodKind is not MethodKind.Ordinary)
        {
            return null;
        }

        return _rules.GetOrAdd(method, RuleFor) switch
        {
            RuleIdentifiers.DurableClient => new Offence(
                RuleIdentifiers.DurableClient, Capabilities.None, SymbolDisplay.Subject(method), "acts on orchestrations from outside", site),
            RuleIdentifiers.DirectActivityCall => new Offence(
                RuleIdentifiers.DirectActivityCall, Capabilities.Activity, SymbolDisplay.Subject(method), "is an activity that runs here and now", site),
            _ => null,
        };
    }

    private string? RuleFor(ISymbol symbol)
    {
        var method = (IMethodSymbol)symbol;
        foreach (var framework in _frameworks)
        {
            if (method.DeclaringSyntaxReferences.IsEmpty && IsClient(method, framework))
            {
                return RuleIdentifiers.DurableClient;
            }

            if (IsActivity(method, framework))
            {
                return RuleIdentifiers.DirectActivityCall;
            }
        }

        return null;
    }

    private static bool IsClient(IMethodSymbol method, FrameworkSymbols framework)
    {
        var type = method is { IsExtensionMethod: true, Parameters: { IsEmpty: false } parameters } ? parameters[0].Type : method.ContainingType;
        return FrameworkSymbols.IsOrInherits(type, framework.ClientTypes);
    }

    private static bool IsActivity(IMethodSymbol method, FrameworkSymbols framework)
    {
        if (!method.IsStatic && ActivityMethods.Contains(method.Name) && FrameworkSymbols.IsOrInherits(method.ContainingType, framework.ActivityTypes))
        {
            return true;
        }

        return (!framework.ActivityMethodAttributes.IsEmpty && FrameworkSymbols.HasAttribute(method.GetAttributes(), framework.ActivityMethodAttributes))
            || (!framework.ActivityParameterAttributes.IsEmpty
                && method.Parameters.Any(parameter => FrameworkSymbols.HasAttribute(parameter.GetAttributes(), framework.ActivityParameterAttributes)));
    }
}
