using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Reachability;
using Perdure.Analyzers.Report;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Contracts;

/// <summary>Makes the findings about calls that do not agree with what they call, and about declarations that no call can agree with.</summary>
internal sealed class ContractFindings
{
    private readonly CallGraphSource _source;
    private readonly DeclaredContracts _declared;
    private readonly CallCheck _calls;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<int, List<Finding>> _found = new();

    private ContractFindings(CallGraphSource source, DeclaredContracts declared, ImmutableArray<TaskDeclaration> registered, CancellationToken cancellation)
    {
        _source = source;
        _declared = declared;
        _calls = new CallCheck(new TaskDirectory(declared, registered), source, cancellation);
        _cancellation = cancellation;
    }

    /// <summary>The findings by the index of their tree.</summary>
    public static IReadOnlyDictionary<int, List<Finding>> Find(
        CallGraphSource source, DeclaredContracts declared, ImmutableArray<TaskDeclaration> registered, IEnumerable<ReachedBody> bodies, CancellationToken cancellation)
    {
        var findings = new ContractFindings(source, declared, registered, cancellation);
        findings.AddBindings();
        findings.AddDeclarations();
        foreach (var body in bodies)
        {
            findings.AddCalls(body);
        }

        return findings._found;
    }

    private void AddCalls(ReachedBody body)
    {
        if (body.Summary.TaskCalls.IsEmpty || IsHidden(body.Id))
        {
            return;
        }

        var caller = body.Caller is null ? body.EntryPoint.Display : _source.Names.Display(body.Id);
        foreach (var call in body.Summary.TaskCalls)
        {
            foreach (var complaint in _calls.Check(call))
            {
                Add(body.Id.Tree, complaint.Span, complaint.Rule, $"'{caller}' {complaint.Text}", body.EntryPoint.Framework, body.EntryPoint.Display);
            }
        }
    }

    private void AddBindings()
    {
        foreach (var wrong in _declared.Bindings)
        {
            if (!IsHidden(wrong.Method) && Parameter(wrong.Method, wrong.Parameter) is { } parameter)
            {
                var remedy = wrong.Remedy is null ? string.Empty : $" Use '{wrong.Remedy}'.";
                Add(
                    wrong.Method.Tree, (parameter.Type ?? (Microsoft.CodeAnalysis.SyntaxNode)parameter).Span, RuleIdentifiers.Binding,
                    $"'[{wrong.Attribute}]' cannot give a '{wrong.Type}', so the function fails before it runs.{remedy}", wrong.Framework, _source.Names.Display(wrong.Method));
            }
        }
    }

    private void AddDeclarations()
    {
        var seen = new HashSet<(BodyId, bool)>();
        foreach (var task in _declared.Tasks)
        {
            if (task.Place is not { } place || IsHidden(place))
            {
                continue;
            }

            if (task.Input.Fault is { } input && (input.OnRead & task.Serializer) != 0 && _calls.Honours(input) && seen.Add((place, true)))
            {
                AddFault(task, place, task.Input, input, "input", InputSpan(place));
            }

            if (task.Output.Fault is { } output && (output.OnWrite & task.Serializer) != 0 && _calls.Honours(output) && seen.Add((place, false)))
            {
                AddFault(task, place, task.Output, output, "output", OutputSpan(place));
            }
        }
    }

    private void AddFault(TaskDeclaration task, BodyId place, TypeShape shape, SerializationFault fault, string role, TextSpan span) =>
        Add(
            place.Tree, span, RuleIdentifiers.Serialization,
            $"'{shape.Display}' {fault.Reason}; it does not survive as the {role} of '{task.Name ?? _source.Names.Display(place)}'.", task.Family, _source.Names.Display(place));

    private void Add(int tree, TextSpan span, string rule, string message, string framework, string orchestrator)
    {
        if (!_found.TryGetValue(tree, out var list))
        {
            _found.Add(tree, list = new List<Finding>());
        }

        if (list.Any(finding => finding.Span == span && finding.Rule == rule))
        {
            return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticPropertyNames.Framework, framework)
            .Add(DiagnosticPropertyNames.Capability, Frameworks.Capabilities.None)
            .Add(DiagnosticPropertyNames.Orchestrator, orchestrator)
            .Add(DiagnosticPropertyNames.Chain, string.Empty)
            .Add(DiagnosticPropertyNames.OtherOrchestrators, "0")
            .Add(DiagnosticPropertyNames.UnderlyingRule, rule);
        list.Add(new Finding(rule, message, span, ImmutableArray<(int, TextSpan)>.Empty, properties));
    }

    private bool IsHidden(BodyId id)
    {
        var tree = _source.Index.Trees[id.Tree];
        return !tree.IsOwn || tree.Declarations.IsGenerated(_cancellation);
    }

    private Microsoft.CodeAnalysis.SyntaxNode Node(BodyId id) => _source.Index.Trees[id.Tree].Declarations.Node(id.Declaration);

    private ParameterSyntax? Parameter(BodyId method, int ordinal) =>
        Node(method) is BaseMethodDeclarationSyntax { ParameterList.Parameters: var parameters } && ordinal < parameters.Count ? parameters[ordinal] : null;

    private TextSpan InputSpan(BodyId place) => Node(place) switch
    {
        TypeDeclarationSyntax { BaseList.Types: { Count: > 0 } types } => types[0].Span,
        TypeDeclarationSyntax type => type.Identifier.Span,
        MethodDeclarationSyntax { ParameterList: var parameters } => parameters.Span,
        var other => other.Span,
    };

    private TextSpan OutputSpan(BodyId place) => Node(place) is MethodDeclarationSyntax method ? method.ReturnType.Span : InputSpan(place);
}
