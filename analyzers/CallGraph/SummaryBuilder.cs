using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Perdure.Analyzers.Contracts;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Gathers the summary of one body.</summary>
internal sealed class SummaryBuilder
{
    // Most bodies have few of these and most lambdas none, so each is made when it is needed.
    private List<CallEdge>? _calls;
    private HashSet<(BodyId Target, string? Slot, string? Arguments, bool IsUnread)>? _seenCalls;
    private List<Offence>? _offences;
    private HashSet<BodyId>? _instantiated;
    private HashSet<BodyId>? _registered;
    private List<DelegateEntryPoint>? _entryPoints;
    private List<TaskCall>? _taskCalls;
    private List<TaskDeclaration>? _registeredTasks;
    private HashSet<BodyId>? _resultsOf;
    private List<LoggedParameter>? _loggedParameters;
    private BodyTraits _traits;

    /// <param name="id">The body.</param>
    /// <param name="outer">The body around it, for a lambda or local function.</param>
    public SummaryBuilder(BodyId id, SummaryBuilder? outer = null)
    {
        Id = id;
        Outermost = outer?.Outermost ?? this;
    }

    /// <summary>The declaration's own body.</summary>
    public SummaryBuilder Outermost { get; }

    /// <summary>The body.</summary>
    public BodyId Id { get; }

    public void Call(BodyId target, TextSpan site, bool isUnread = false) => Add(CallEdge.Direct(target, site, isUnread));

    public void Dispatch(BodyId slot, string? arguments, TextSpan site, DispatchKind kind) => Add(CallEdge.Dispatched(slot, arguments, site, kind));

    public void Dispatch(string slot, string? arguments, TextSpan site, DispatchKind kind) => Add(CallEdge.Dispatched(slot, arguments, site, kind));

    public void Offend(Offence offence) => (_offences ??= new()).Add(offence);

    /// <summary>How many offences there are so far.</summary>
    public int OffenceCount => _offences?.Count ?? 0;

    /// <summary>Puts what <paramref name="refine"/> makes of each offence from <paramref name="first"/> on in its place; null takes it away.</summary>
    public void Refine(int first, System.Func<Offence, Offence?> refine)
    {
        for (var i = OffenceCount - 1; i >= first; i--)
        {
            if (refine(_offences![i]) is { } refined)
            {
                _offences[i] = refined;
            }
            else
            {
                _offences.RemoveAt(i);
            }
        }
    }

    public void Instantiate(BodyId type) => (_instantiated ??= new()).Add(type);

    public void Register(BodyId type) => (_registered ??= new()).Add(type);

    public void Enter(DelegateEntryPoint entryPoint) => (_entryPoints ??= new()).Add(entryPoint);

    public void Mark(BodyTraits traits) => _traits |= traits;

    public void HandOnResultOf(BodyId body) => (_resultsOf ??= new()).Add(body);

    public void LogThrough(LoggedParameter parameter) => (_loggedParameters ??= new()).Add(parameter);

    public void Call(TaskCall call) => (_taskCalls ??= new()).Add(call);

    public void Register(IEnumerable<TaskDeclaration> tasks) => (_registeredTasks ??= new()).AddRange(tasks);

    /// <summary>The summary, without the direct calls to the functions <paramref name="idle"/>.</summary>
    public BodySummary Build(HashSet<BodyId> idle)
    {
        _calls?.RemoveAll(call => call.Dispatch == DispatchKind.None && idle.Contains(call.Target));
        if (_calls is null or { Count: 0 } && _offences is null or { Count: 0 } && _instantiated is null && _registered is null && _entryPoints is null
            && _traits == BodyTraits.None && _resultsOf is null && _loggedParameters is null && _taskCalls is null && _registeredTasks is null or { Count: 0 })
        {
            return BodySummary.Empty;
        }

        return new BodySummary
        {
            Calls = Freeze(_calls),
            Offences = Freeze(_offences),
            Instantiated = Freeze(_instantiated),
            Registered = Freeze(_registered),
            EntryPoints = Freeze(_entryPoints),
            TaskCalls = Freeze(_taskCalls),
            RegisteredTasks = Freeze(_registeredTasks),
            Traits = _traits,
            ResultsOf = Freeze(_resultsOf),
            LoggedParameters = Freeze(_loggedParameters),
        };
    }

    private static ImmutableArray<T> Freeze<T>(IReadOnlyCollection<T>? items) => items is null ? ImmutableArray<T>.Empty : ImmutableArray.CreateRange(items);

    private void Add(CallEdge edge)
    {
        // A second call to the same target leads to nothing new, and the first is the one to show.
        if ((_seenCalls ??= new()).Add((edge.Target, edge.Dispatch == DispatchKind.None ? null : edge.Slot ?? string.Empty, edge.Arguments, edge.IsUnread)))
        {
            (_calls ??= new()).Add(edge);
        }
    }
}
