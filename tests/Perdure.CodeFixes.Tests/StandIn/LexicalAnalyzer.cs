using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Report;
using Perdure.Analyzers.Rules;

namespace Perdure.CodeFixes.Tests.StandIn;

/// <summary>
/// Reports every use of a few APIs, wherever it is, with the properties of a real finding. Fixes are tested with it where the way from
/// the orchestrator does not matter.
/// </summary>
#pragma warning disable RS1001, RS1036 // used by tests only, never loaded by a compiler
public sealed class LexicalAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001, RS1036
{
    private static readonly Dictionary<string, (DiagnosticDescriptor Rule, string Capability)> Apis = new()
    {
        ["P:System.DateTime.UtcNow"] = (RuleDescriptors.Clock, Capabilities.UtcNow),
        ["P:System.DateTime.Now"] = (RuleDescriptors.Clock, Capabilities.LocalNow),
        ["P:System.DateTime.Today"] = (RuleDescriptors.Clock, Capabilities.Today),
        ["P:System.DateTimeOffset.UtcNow"] = (RuleDescriptors.Clock, Capabilities.OffsetUtcNow),
        ["P:System.DateTimeOffset.Now"] = (RuleDescriptors.Clock, Capabilities.OffsetLocalNow),
        ["M:System.TimeProvider.GetUtcNow"] = (RuleDescriptors.Clock, Capabilities.OffsetUtcNow),
        ["M:System.TimeProvider.GetLocalNow"] = (RuleDescriptors.Clock, Capabilities.OffsetLocalNow),
        ["M:System.TimeProvider.GetTimestamp"] = (RuleDescriptors.Clock, Capabilities.Timestamp),
        ["P:System.Environment.TickCount"] = (RuleDescriptors.Clock, Capabilities.Timestamp),
        ["P:System.Environment.TickCount64"] = (RuleDescriptors.Clock, Capabilities.Timestamp),
        ["M:System.Diagnostics.Stopwatch.StartNew"] = (RuleDescriptors.Clock, Capabilities.Timestamp),
        ["M:System.Diagnostics.Stopwatch.Stop"] = (RuleDescriptors.Clock, Capabilities.Timestamp),
        ["M:System.Diagnostics.Stopwatch.Start"] = (RuleDescriptors.Clock, Capabilities.Timestamp),
        ["M:System.Diagnostics.Stopwatch.GetTimestamp"] = (RuleDescriptors.Clock, Capabilities.Timestamp),
        ["M:System.Diagnostics.Stopwatch.GetElapsedTime"] = (RuleDescriptors.Clock, Capabilities.Timestamp),
        ["M:System.Diagnostics.Stopwatch.Restart"] = (RuleDescriptors.Clock, Capabilities.Timestamp),
        ["M:System.TimeProvider.GetElapsedTime"] = (RuleDescriptors.Clock, Capabilities.Timestamp),
        ["P:System.Diagnostics.Stopwatch.Elapsed"] = (RuleDescriptors.Clock, Capabilities.Timestamp),
        ["P:System.Diagnostics.Stopwatch.ElapsedMilliseconds"] = (RuleDescriptors.Clock, Capabilities.Timestamp),
        ["M:System.Guid.NewGuid"] = (RuleDescriptors.RandomIdentifier, Capabilities.NewGuid),
        ["M:System.Guid.CreateVersion7"] = (RuleDescriptors.RandomIdentifier, Capabilities.NewGuidVersion7),
        ["M:System.IO.Path.GetRandomFileName"] = (RuleDescriptors.RandomIdentifier, Capabilities.RandomName),
        ["M:System.Xml.UniqueId.#ctor"] = (RuleDescriptors.RandomIdentifier, Capabilities.NewGuid),
        ["M:System.Random.#ctor"] = (RuleDescriptors.Find(RuleIdentifiers.RandomNumber)!, Capabilities.Random),
        ["P:System.Random.Shared"] = (RuleDescriptors.Find(RuleIdentifiers.RandomNumber)!, Capabilities.Random),
        ["M:System.Threading.Thread.Sleep"] = (RuleDescriptors.Find(RuleIdentifiers.Blocking)!, "Sleep"),
        ["M:System.Threading.Tasks.Task.Wait"] = (RuleDescriptors.Find(RuleIdentifiers.Blocking)!, "Wait"),
        ["P:System.Threading.Tasks.Task`1.Result"] = (RuleDescriptors.Find(RuleIdentifiers.Blocking)!, "Wait"),
        ["M:System.Runtime.CompilerServices.TaskAwaiter.GetResult"] = (RuleDescriptors.Find(RuleIdentifiers.Blocking)!, "Wait"),
        ["M:System.Runtime.CompilerServices.TaskAwaiter`1.GetResult"] = (RuleDescriptors.Find(RuleIdentifiers.Blocking)!, "Wait"),
        ["M:System.Threading.Tasks.Task.ConfigureAwait"] = (RuleDescriptors.Find(RuleIdentifiers.LeavesScheduler)!, "None"),
        ["M:System.Threading.Tasks.Task`1.ConfigureAwait"] = (RuleDescriptors.Find(RuleIdentifiers.LeavesScheduler)!, "None"),
        ["M:System.Threading.Tasks.Task.Delay"] = (RuleDescriptors.Delay, Capabilities.Delay),
    };

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleDescriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(
            Analyze,
            OperationKind.PropertyReference,
            OperationKind.Invocation,
            OperationKind.ObjectCreation,
            OperationKind.MethodReference);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        ISymbol? symbol = context.Operation switch
        {
            IPropertyReferenceOperation property => property.Property,
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            IMethodReferenceOperation method => method.Method,
            _ => null,
        };
        if (symbol?.OriginalDefinition.GetDocumentationCommentId() is not { } id
            || context.Operation.Parent is INameOfOperation
            || id.StartsWith("M:System.Xml.UniqueId.#ctor(", StringComparison.Ordinal)
            || id.StartsWith("M:System.Random.#ctor(", StringComparison.Ordinal)
            || context.Operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Arguments: [{ Value.ConstantValue: { HasValue: true, Value: true } }] }
            || !Apis.TryGetValue(id.Split('(')[0], out var api))
        {
            return;
        }

        var framework = FrameworkCatalogue.All.Reverse()
            .First(candidate => candidate.GateTypes.Any(type => context.Compilation.GetTypeByMetadataName(type) is not null));
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticPropertyNames.Framework, framework.Name)
            .Add(DiagnosticPropertyNames.Capability, api.Capability)
            .Add(DiagnosticPropertyNames.Api, id);
        context.ReportDiagnostic(Diagnostic.Create(api.Rule, context.Operation.Syntax.GetLocation(), properties, $"'{symbol.Name}'"));
    }
}
