using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Flow.Model;

/// <summary>Finds what the host gives to an orchestrator function besides its context and its input, and what no replay gives again.</summary>
internal static class OrchestratorParameters
{
    private const string BindingNamespace = "Microsoft.Azure.";
    private const string Trigger = "OrchestrationTriggerAttribute";

    /// <summary>Looks at the parameters of <paramref name="method"/>, which <paramref name="declaration"/> declares.</summary>
    public static void Inspect(IMethodSymbol method, MethodDeclarationSyntax declaration, DurableOperations durable, SummaryBuilder owner)
    {
        if (method.Parameters.Length < 2 || !durable.IsTriggered(method))
        {
            return;
        }

        for (var i = 0; i < method.Parameters.Length && i < declaration.ParameterList.Parameters.Count; i++)
        {
            var parameter = method.Parameters[i];
            var syntax = declaration.ParameterList.Parameters[i];
            if (parameter.Type is { Name: "CancellationToken" } token && token.ContainingNamespace?.ToDisplayString() == "System.Threading")
            {
                owner.Offend(new Offence(
                    RuleIdentifiers.ForeignCancellation, Capabilities.None, parameter.Name, "is cancelled when the host stops, not when the orchestration does", syntax.Span));
            }
            else if (!durable.IsContext(parameter.Type) && IsBinding(parameter) && (IsData(parameter.Type) || !IsUsed(parameter, declaration)))
            {
                owner.Offend(new Offence(RuleIdentifiers.DurableClient, Capabilities.None, parameter.Name, "is a binding, which acts from outside", syntax.Span));
            }
        }
    }

    private static bool IsBinding(IParameterSymbol parameter) => parameter.GetAttributes().Any(static attribute =>
        attribute.AttributeClass is { Name: not Trigger } type && type.ContainingNamespace?.ToDisplayString().StartsWith(BindingNamespace, StringComparison.Ordinal) == true);

    /// <summary>What the host read before the orchestrator began.</summary>
    private static bool IsData(ITypeSymbol type) => type is IArrayTypeSymbol or { SpecialType: SpecialType.System_String };

    /// <summary>What is done with a client is reported where it is done.</summary>
    private static bool IsUsed(IParameterSymbol parameter, MethodDeclarationSyntax declaration) =>
        declaration.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter.Name);
}
