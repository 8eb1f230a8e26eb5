using System;
using System.Collections.Generic;
using System.Linq;
using Perdure.Facts.Catalogue;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.Graph;

/// <summary>
/// The call graph of an assembly set, seen from behind: for each node those that lead to it. Nodes are the methods, then what static
/// and delegate-holding fields were given, then what static constructors do besides, then the dispatches.
/// </summary>
internal sealed class CallGraph
{
    private const int ResultDepth = 5;

    private readonly AssemblySet _set;
    private readonly TypeHierarchy _hierarchy;
    private readonly CutList _cuts;
    private readonly SinkLookup _sinks;
    private readonly List<List<int>?> _certain = [];
    private readonly List<List<int>?> _possible = [];
    private readonly List<DispatchNode> _dispatches = [];
    private readonly Dictionary<(int Method, int ReceiverType), int> _dispatchNodes = [];
    private readonly Dictionary<ExternalMember, ResolvedExternal> _externals = [];
    private readonly List<Seed> _seeds = [];
    private readonly FrameworkTypes _framework;
    private readonly bool[] _isEnd;
    private readonly int _firstField;
    private readonly int _firstStaticConstructor;
    private readonly int _firstDispatch;

    public CallGraph(AssemblySet set, TypeHierarchy hierarchy, FrameworkTypes framework, CutList cuts, SinkLookup sinks)
    {
        _set = set;
        _hierarchy = hierarchy;
        _framework = framework;
        _cuts = cuts;
        _sinks = sinks;
        _firstField = set.Methods.Count;
        _firstStaticConstructor = _firstField + set.Fields.Count;
        _firstDispatch = _firstStaticConstructor + set.Types.Count;
        _isEnd = new bool[_firstDispatch];
        Grow(_firstDispatch);
        MarkEnds();
        for (var assembly = 0; assembly < set.Assemblies.Count; assembly++)
        {
            AddAssembly(assembly);
        }

        for (var method = 0; method < set.Methods.Count; method++)
        {
            OpenSlot(method);
        }
    }

    public int Count => _certain.Count;

    public IReadOnlyList<Seed> Seeds => _seeds;

    public IReadOnlyList<DispatchNode> Dispatches => _dispatches;

    public int FirstDispatch => _firstDispatch;

    public int FieldNode(int field) => _firstField + field;

    /// <summary>The nodes that certainly lead to this one.</summary>
    public IReadOnlyList<int> CertainSources(int node) => _certain[node] ?? (IReadOnlyList<int>)Array.Empty<int>();

    /// <summary>The nodes that possibly lead to this one.</summary>
    public IReadOnlyList<int> PossibleSources(int node) => _possible[node] ?? (IReadOnlyList<int>)Array.Empty<int>();

    /// <summary>Whether the walk ends at this node: it is cut, declared deterministic, or a sink itself.</summary>
    public bool IsEnd(int node) => node < _isEnd.Length && _isEnd[node];

    /// <summary>The dispatch over all that may fill the slot of a method that others can override, or null.</summary>
    public int? SlotDispatch(int method)
    {
        return _dispatchNodes.TryGetValue((method, _set.TypeOfMethod(method)), out var node) ? node : null;
    }

    private void Grow(int count)
    {
        while (_certain.Count < count)
        {
            _certain.Add(null);
            _possible.Add(null);
        }
    }

    /// <summary>Finds the methods at which the walk ends, and those of them that the catalogue makes sinks.</summary>
    private void MarkEnds()
    {
        for (var type = 0; type < _set.Types.Count; type++)
        {
            var summary = _set.Types[type];
            var isDeterministic = _set.Assemblies[_set.AssemblyOfType(type)].IsDeterministic;
            var bases = _hierarchy.BaseNames(type);
            var isCutConcerned = _cuts.Concerns(summary.Name, summary.Namespace);
            var isListed = _sinks.Concerns(summary.Name, summary.Namespace, bases);
            foreach (var method in _set.MethodsOf(type))
            {
                _isEnd[method] = isDeterministic
                    || _set.Methods[method].Is(MethodTraits.Deterministic)
                    || (isCutConcerned && _cuts.Cuts(_set.NameOf(method), summary.Namespace))
                    || (isListed && _sinks.Verdict(_set.NameOf(method), summary.Namespace, bases).IsListed);
            }
        }
    }

    private void AddAssembly(int assembly)
    {
        var summary = _set.Assemblies[assembly];
        for (var i = 0; i < summary.Methods.Count; i++)
        {
            var node = _set.Method(assembly, i);
            if (!_isEnd[node] && summary.Methods[i].Name != ".cctor")
            {
                AddEdges(assembly, node, summary.Methods[i].Edges);
                if (summary.Methods[i].Is(MethodTraits.Static) || summary.Methods[i].Name == ".ctor")
                {
                    AddStaticConstructor(assembly, node, summary.Methods[i].Type);
                }
            }
        }

        for (var i = 0; i < summary.Fields.Count; i++)
        {
            AddEdges(assembly, FieldNode(_set.Field(assembly, i)), summary.Fields[i].Edges);
            if (summary.Fields[i].IsStatic)
            {
                AddStaticConstructor(assembly, FieldNode(_set.Field(assembly, i)), summary.Fields[i].Type);
            }
        }

        for (var i = 0; i < summary.Types.Count; i++)
        {
            AddEdges(assembly, _firstStaticConstructor + _set.Type(assembly, i), summary.Types[i].StaticConstructorEdges);
        }
    }

    private void AddStaticConstructor(int assembly, int node, int type)
    {
        if (_set.Assemblies[assembly].Types[type].StaticConstructorEdges.Count > 0)
        {
            Connect(node, _firstStaticConstructor + _set.Type(assembly, type), isPossible: false);
        }
    }

    private void AddEdges(int assembly, int source, IReadOnlyCollection<Edge> edges)
    {
        foreach (var edge in edges)
        {
            switch (edge.Target)
            {
                case EdgeTarget.Field:
                    AddField(assembly, source, edge);
                    break;
                case EdgeTarget.Method:
                    AddCall(assembly, source, edge, _set.Method(assembly, edge.Index));
                    break;
                default:
                    AddExternal(assembly, source, edge);
                    break;
            }
        }
    }

    private void AddField(int assembly, int source, Edge edge)
    {
        var field = _set.Assemblies[assembly].Fields[edge.Index];
        if (field.IsStatic || field.Edges.Count > 0)
        {
            Connect(source, FieldNode(_set.Field(assembly, edge.Index)), edge.IsPossible);
        }
    }

    private void AddExternal(int assembly, int source, Edge edge)
    {
        var member = _set.Assemblies[assembly].ExternalMembers[edge.Index];
        if (!_externals.TryGetValue(member, out var external))
        {
            external = Resolve(member);
            _externals.Add(member, external);
        }

        if (external.Field >= 0)
        {
            Connect(source, FieldNode(external.Field), edge.IsPossible);
        }
        else if (external.Method >= 0)
        {
            AddCall(assembly, source, edge, external.Method);
        }
        else
        {
            _seeds.AddRange(external.Uses.Select(use => new Seed(source, use.Sink, use.IsPossible || edge.IsPossible, use.Chain)));
            if (edge.IsVirtual && ExactType(assembly, edge.Receiver, edge.ReceiverIndex) is { } exact)
            {
                foreach (var target in _hierarchy.ImplementationOfFrameworkSlot(exact, member))
                {
                    AddTarget(source, target, edge.IsPossible);
                }
            }
        }
    }

    private ResolvedExternal Resolve(ExternalMember member)
    {
        if (member.IsField && _set.TryResolveField(member, out var field))
        {
            return ResolvedExternal.OfField(field);
        }

        if (!member.IsField && _set.TryResolve(member, out var method))
        {
            return ResolvedExternal.OfMethod(method);
        }

        var name = new SymbolName(member.Type.Name, member.Name, member.DocumentationIdTail, member.IsField);
        return _cuts.Acquits(name)
            ? ResolvedExternal.OfUses([])
            : ResolvedExternal.OfUses(_sinks.SeedsOf(node: 0, member, _framework.BasesOf(member.Type), isPossible: false).ToArray());
    }

    private void AddCall(int assembly, int source, Edge edge, int method)
    {
        if (!edge.IsVirtual || !_set.Methods[method].Is(MethodTraits.Virtual) || (_set.Methods[method].Is(MethodTraits.Sealed) && !IsInterfaceMember(method)))
        {
            AddTarget(source, method, edge.IsPossible);
            return;
        }

        // A slot that the catalogue or a cut names is what it is, whoever fills it.
        if (_isEnd[method])
        {
            AddTarget(source, method, edge.IsPossible);
            return;
        }

        if (ExactType(assembly, edge.Receiver, edge.ReceiverIndex) is { } exact)
        {
            foreach (var target in _hierarchy.Implementation(exact, method))
            {
                AddTarget(source, target, edge.IsPossible);
            }

            return;
        }

        if (!_hierarchy.IsOverridden(method))
        {
            // Nobody in these assemblies overrides it: its body is what runs, as far as anybody can know.
            AddTarget(source, method, edge.IsPossible);
            return;
        }

        var declaring = _set.TypeOfMethod(method);
        var receiver = edge.Receiver == ReceiverKind.This ? _set.Type(assembly, edge.ReceiverIndex) : declaring;
        Connect(source, DispatchTo(method, _hierarchy.DerivesFrom(receiver, declaring) ? receiver : declaring), edge.IsPossible);
    }

    private bool IsInterfaceMember(int method) => _set.Types[_set.TypeOfMethod(method)].IsInterface;

    /// <summary>Goes on to a method, or, where that is a sink, begins there.</summary>
    private void AddTarget(int source, int method, bool isPossible)
    {
        if (!_isEnd[method])
        {
            Connect(source, method, isPossible);
            return;
        }

        var type = _set.TypeOfMethod(method);
        var verdict = _sinks.Verdict(_set.NameOf(method), _set.Types[type].Namespace, _hierarchy.BaseNames(type));
        if (verdict.Sink is { } sink && !_cuts.Acquits(_set.NameOf(method)))
        {
            _seeds.AddRange(_sinks.Carried(source, sink, isPossible, Array.Empty<string>()));
        }
    }

    /// <summary>The exact type of a receiver, where its origin tells.</summary>
    private int? ExactType(int assembly, ReceiverKind kind, int index)
    {
        var summary = _set.Assemblies[assembly];
        for (var depth = 0; depth < ResultDepth; depth++)
        {
            switch (kind)
            {
                case ReceiverKind.Exact:
                    return _set.TryResolve(assembly, index, out var type) ? type : null;
                case ReceiverKind.Field when !summary.Fields[index].IsAssignableElsewhere && summary.Fields[index].ExactType != TypeReferenceIndex.None:
                    (kind, index) = (ReceiverKind.Exact, summary.Fields[index].ExactType);
                    break;
                case ReceiverKind.Result:
                    (kind, index) = (summary.Methods[index].Result, summary.Methods[index].ResultIndex);
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private int DispatchTo(int method, int receiverType)
    {
        if (!_dispatchNodes.TryGetValue((method, receiverType), out var node))
        {
            var targets = _hierarchy.Targets(method, receiverType);
            var isOpen = _set.Methods[method].Is(MethodTraits.Visible) && (_set.Types[receiverType].IsVisible || IsInterfaceMember(method));
            var followed = targets.Where(target => !_isEnd[target]).ToArray();
            var allCount = targets.All(target => !_isEnd[target] || IsSink(target));
            var dispatch = new DispatchNode(followed, canBeCertain: allCount && (!isOpen || _set.Methods[method].Is(MethodTraits.HasBody)));
            node = _firstDispatch + _dispatches.Count;
            _dispatches.Add(dispatch);
            Grow(node + 1);
            _dispatchNodes.Add((method, receiverType), node);
            foreach (var target in targets)
            {
                // Only where every target is a sink is the first of them certain.
                AddTarget(node, target, isPossible: _isEnd[target] && (followed.Length > 0 || !dispatch.CanBeCertain));
            }
        }

        return node;
    }

    private bool IsSink(int method)
    {
        var type = _set.TypeOfMethod(method);
        return _sinks.Verdict(_set.NameOf(method), _set.Types[type].Namespace, _hierarchy.BaseNames(type)).Sink is not null && !_cuts.Acquits(_set.NameOf(method));
    }

    /// <summary>Lets a public slot be asked for what those who fill it reach.</summary>
    private void OpenSlot(int method)
    {
        var summary = _set.Methods[method];
        if (summary.Is(MethodTraits.Visible | MethodTraits.Virtual) && !_isEnd[method] && (!summary.Is(MethodTraits.Sealed) || IsInterfaceMember(method)) && _hierarchy.IsOverridden(method))
        {
            DispatchTo(method, _set.TypeOfMethod(method));
        }
    }

    private void Connect(int source, int target, bool isPossible)
    {
        var sources = isPossible ? _possible : _certain;
        (sources[target] ??= []).Add(source);
    }
}
