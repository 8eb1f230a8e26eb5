using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Perdure.Analyzers.Suppressors;

namespace Perdure.Analyzers.Tests.Suppressors;

/// <summary>Complains about each <c>await</c> under the identifiers of all rules that are suppressed, and under one that is not.</summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // It stands for the analyzers of other packages and is shipped nowhere.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AwaitComplaintAnalyzer : DiagnosticAnalyzer
{
    /// <summary>A rule that nobody suppresses.</summary>
    public const string Other = "XY0001";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. SuppressedRules.All.Select(rule => rule.Suppressed).Append(Other).Select(id => new DiagnosticDescriptor(id, id, id, "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true))];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                foreach (var descriptor in SupportedDiagnostics)
                {
                    node.ReportDiagnostic(Diagnostic.Create(descriptor, node.Node.GetLocation()));
                }
            },
            SyntaxKind.AwaitExpression);
    }
}
