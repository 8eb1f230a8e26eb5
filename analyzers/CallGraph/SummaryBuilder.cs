using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.Contracts;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Gathers the summary of one body.</summary>
internal sealed class SummaryBuilder
{
    private readonly List<CallEdge> _calls = new();
    private readonly HashSet<(BodyId Target, string? Slot)> _seenCalls = new();
    private readonly List<Offence> _offences = new();
    private readonly HashSet<BodyId> _instantiated = new();
    private readonly HashSet<BodyId> _registered = new();
    private readonly List<DelegateEntryPoint> _entryPoints = new();
    private readonly List<TaskCall> _taskCalls = new();
    private readonly List<TaskDeclaration> _registeredTasks = new();

    public SummaryBuilder(BodyId id) => Id = id;

    /// <summary>The body.</summary>
    public BodyId Id { get; }

    public void Call(BodyId target, TextSpan site) => Add(CallEdge.Direct(target, site));

    public void Dispatch(BodyId slot, TextSpan site, DispatchKind kind) => Add(CallEdge.Dispatched(slot, site, kind));

    public void Dispatch(string slot, TextSpan site, DispatchKind kind) => Add(CallEdge.Dispatched(slot, site, kind));

    public void Offend(Offence offence) => _offences.Add(offence);

    /// <summary>How many offences there are so far.</summary>
    public int OffenceCount => _offences.Count;

    /// <summary>Puts what <paramref name="refine"/> makes of each offence from <paramref name="first"/> on in its place; null takes it away.</summary>
    public void Refine(int first, System.Func<Offence, Offence?> refine)
    {
        for (var i = _offences.Count - 1; i >= first; i--)
        {
            if (refine(_offences[i]) is { } refined)
            {
                _offences[i] = refined;
            }
            else
            {
                _offences.RemoveAt(i);
            }
        }
    }

    public void Instantiate(BodyId type) => _instantiated.Add(type);

    public void Register(BodyId type) => _registered.Add(type);

    public void Enter(DelegateEntryPoint entryPoint) => _entryPoints.Add(entryPoint);

    public void Call(TaskCall call) => _taskCalls.Add(call);

    public void Register(IEnumerable<TaskDeclaration> tasks) => _registeredTasks.AddRange(tasks);

    public BodySummary Build()
    {
        if (_calls.Count == 0 && _offences.Count == 0 && _instantiated.Count == 0 && _registered.Count == 0 && _entryPoints.Count == 0
            && _taskCalls.Count == 0 && _registeredTasks.Count == 0)
        {
            return BodySummary.Empty;
        }

        return new BodySummary
        {
            Calls = _calls.ToImmutableArray(),
            Offences = _offences.ToImmutableArray(),
            Instantiated = _instantiated.ToImmutableArray(),
            Registered = _registered.ToImmutableArray(),
            EntryPoints = _entryPoints.ToImmutableArray(),
            TaskCalls = _taskCalls.ToImmutableArray(),
            RegisteredTasks = _registeredTasks.ToImmutableArray(),
        };
    }

    private void Add(CallEdge edge)
    {
        // A second call to the same target leads to nothing new, and the first is the one to show.
        if (_seenCalls.Add((edge.Target, edge.Dispatch == DispatchKind.None ? null : edge.Slot ?? string.Empty)))
        {
            _calls.Add(edge);
        }
    }
}
