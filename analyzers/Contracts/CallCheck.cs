using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;
using Perdure.Analyzers.Rules;

namespace Perdure.Analyzers.Contracts;

/// <summary>Checks calls against what they call. Whatever is not certain is right.</summary>
internal sealed class CallCheck
{
    private readonly TaskDirectory _directory;
    private readonly SerializerTraces _traces;
    private readonly Dictionary<string, Serializers> _serializers;
    private readonly HashSet<string> _needValues;
    private readonly string? _assembly;

    public CallCheck(TaskDirectory directory, CallGraphSource source, CancellationToken cancellation)
    {
        _directory = directory;
        _assembly = source.Index.Trees.FirstOrDefault(static tree => tree.IsOwn)?.Compilation.AssemblyName;
        _traces = new SerializerTraces(source.Index, cancellation);
        var models = source.Frameworks.Select(static framework => framework.Framework.Contract).OfType<ContractModel>().ToList();
        _serializers = models.GroupBy(static model => model.Family)
            .ToDictionary(static family => family.Key, static family => family.Aggregate(Serializers.None, static (all, model) => all | model.Serializer));
        _needValues = new HashSet<string>(models.Where(static model => model.NeedsValueInput).Select(static model => model.Family));
    }

    /// <summary>What is wrong with <paramref name="call"/>.</summary>
    public IEnumerable<Complaint> Check(TaskCall call)
    {
        var kind = call.Kind == TaskKind.Activity ? "activity" : "orchestration";
        var tasks = _directory.Find(call);
        if (call.NoTask is { } other)
        {
            yield return new Complaint(NotFound(call), call.NameSpan, $"calls '{other}' as an {kind}, which it is not.");
            yield break;
        }

        if (tasks.Count == 0 && _directory.IsComplete(call) && !_traces.HasRouting)
        {
            var alike = _directory.MostAlike(call) is { } known ? $" Is it '{known}'?" : string.Empty;
            yield return new Complaint(NotFound(call), call.NameSpan, $"calls the {kind} '{call.Name}', which nothing declares or registers.{alike}");
            yield break;
        }

        var faults = Faults(call, tasks, kind).ToList();
        foreach (var fault in faults)
        {
            yield return fault;
        }

        if (faults.Count == 0 && tasks.Count > 0)
        {
            if (InputMismatch(call, tasks, kind) is { } input)
            {
                yield return input;
            }

            if (OutputMismatch(call, tasks, kind) is { } output)
            {
                yield return output;
            }
        }
    }

    /// <summary>Whether <paramref name="fault"/> is certain here and holds with the serializer that the application may have chosen itself.</summary>
    public bool Honours(SerializationFault fault) =>
        (fault.OnlyIn is null || fault.OnlyIn == _assembly)
        && (fault is { OnWrite: Serializers.All } or { OnRead: Serializers.All } || (!_traces.HasConverter && !_traces.HasOptions));

    private static string NotFound(TaskCall call) => call.Kind == TaskKind.Activity ? RuleIdentifiers.ActivityNotFound : RuleIdentifiers.OrchestrationNotFound;

    private IEnumerable<Complaint> Faults(TaskCall call, IReadOnlyCollection<TaskDeclaration> tasks, string kind)
    {
        var serializer = tasks.Count > 0
            ? tasks.Aggregate(Serializers.None, static (all, task) => all | task.Serializer)
            : _serializers.TryGetValue(call.Family, out var known) ? known : Serializers.All;
        var name = call.Name ?? kind;
        if (call.Input.Fault is { } input && (input.OnWrite & serializer) == serializer && !tasks.Any(static task => task is { Place: not null, Input.Fault: not null }) && Honours(input))
        {
            yield return new Complaint(RuleIdentifiers.Serialization, call.InputSpan, $"gives '{call.Input.Display}' to '{name}': it {input.Reason}, and does not survive serialization.");
        }

        if (call.Output?.Fault is { } output && !IsNothingIgnored(call, tasks) && (output.OnRead & serializer) == serializer && !tasks.Any(static task => task is { Place: not null, Output.Fault: not null }) && Honours(output))
        {
            yield return new Complaint(RuleIdentifiers.Serialization, call.Span, $"reads the result of '{name}' as '{call.Output.Display}': it {output.Reason}, and does not survive serialization.");
        }
    }

    /// <summary>Whether nobody looks at what the call is said to read, and what is called is not known to give anything.</summary>
    private static bool IsNothingIgnored(TaskCall call, IReadOnlyCollection<TaskDeclaration> tasks) =>
        !call.UsesOutput && tasks.Count > 0 && tasks.All(task => task.Output.Kind == ShapeKind.Nothing || (call.Kind == TaskKind.Orchestration && task.Output.Kind == ShapeKind.Any));

    private Complaint? InputMismatch(TaskCall call, IReadOnlyCollection<TaskDeclaration> tasks, string kind)
    {
        var task = tasks.First();
        if (call.SeveralInputs > 1)
        {
            // A method of an interface takes as many inputs as it has parameters; a class takes one.
            return tasks.All(static candidate => candidate.Input.Kind != ShapeKind.Any)
                ? new Complaint(RuleIdentifiers.InputMismatch, call.Span, $"gives {call.SeveralInputs} inputs to the {kind} '{task.Name}', which takes one, '{task.Input.Display}'.")
                : null;
        }

        if (call.Input.Kind is ShapeKind.Nothing or ShapeKind.Null)
        {
            var what = call.Input.Kind == ShapeKind.Null ? "null" : "nothing";
            return call.Kind == TaskKind.Activity && _needValues.Contains(call.Family)
                && tasks.All(static candidate => candidate is { IsFunction: false, Input.IsNonNullableValue: true }) && !_traces.HasConverter
                ? new Complaint(RuleIdentifiers.InputMismatch, call.InputSpan, $"gives {what} to the {kind} '{task.Name}', which takes '{task.Input.Display}'.")
                : null;
        }

        return tasks.All(candidate => Fails(call.Input, candidate.Input, candidate, isInput: true))
            ? new Complaint(RuleIdentifiers.InputMismatch, call.InputSpan, $"gives '{call.Input.Display}' to the {kind} '{task.Name}', which takes '{task.Input.Display}'.")
            : null;
    }

    private Complaint? OutputMismatch(TaskCall call, IReadOnlyCollection<TaskDeclaration> tasks, string kind)
    {
        if (call.Output is not { Kind: not ShapeKind.Any } asked)
        {
            return null;
        }

        var task = tasks.First();
        if (call.UsesOutput && tasks.All(static candidate => candidate.Output.Kind == ShapeKind.Nothing))
        {
            return new Complaint(RuleIdentifiers.OutputMismatch, call.Span, $"reads '{asked.Display}' from the {kind} '{task.Name}', which gives nothing.");
        }

        return tasks.All(candidate => Fails(candidate.Output, asked, candidate, isInput: false))
            ? new Complaint(RuleIdentifiers.OutputMismatch, call.Span, $"reads '{asked.Display}' from the {kind} '{task.Name}', which gives '{task.Output.Display}'.")
            : null;
    }

    private bool Fails(TypeShape written, TypeShape read, TaskDeclaration task, bool isInput)
    {
        if (!ShapeComparison.Fails(written, read, task.Serializer, isInput) || _traces.HasConverter)
        {
            return false;
        }

        // A converter that writes the names of enumerations is often set where the application is put together.
        if (IsNamed(written, read) && !_directory.IsComposed(task.Family))
        {
            return false;
        }

        var isJson = (task.Serializer & Serializers.AnySystemTextJson) != 0;
        return !isJson || !_traces.HasOptions || (!IsNamed(written, read) && ShapeComparison.Fails(written, read, Serializers.SystemTextJsonWeb, isInput));
    }

    private static bool IsNamed(TypeShape first, TypeShape second) =>
        (first.Kind == ShapeKind.Enumeration && second.Kind == ShapeKind.Text) || (first.Kind == ShapeKind.Text && second.Kind == ShapeKind.Enumeration);
}
