using System;
using System.Collections.Generic;
using System.Linq;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.Graph;

/// <summary>Who derives from whom, who overrides what, and who implements which interface member, within an assembly set.</summary>
internal sealed class TypeHierarchy
{
    private readonly AssemblySet _set;
    private readonly FrameworkTypes _framework;
    private readonly Dictionary<int, List<int>> _derived = [];
    private readonly Dictionary<int, List<int>> _implementers = [];
    private readonly Dictionary<int, List<int>> _overriders = [];
    private readonly Dictionary<int, int> _slots = [];
    private readonly Dictionary<(int Type, int Slot), int[]> _explicit = [];
    private readonly HashSet<int> _explicitSlots = [];
    private readonly Dictionary<int, IReadOnlyList<string>> _baseNames = [];

    public TypeHierarchy(AssemblySet set, FrameworkTypes framework)
    {
        _set = set;
        _framework = framework;
        for (var type = 0; type < set.Types.Count; type++)
        {
            Add(type);
        }

        for (var type = 0; type < set.Types.Count; type++)
        {
            foreach (var method in set.MethodsOf(type))
            {
                if (set.Methods[method].Is(MethodTraits.Virtual) && SlotOf(method) is var slot && slot != method)
                {
                    AddTo(_overriders, slot, method);
                }
            }
        }
    }

    /// <summary>The names of the base types and interfaces of a type, nearest first.</summary>
    public IReadOnlyList<string> BaseNames(int type)
    {
        if (!_baseNames.TryGetValue(type, out var names))
        {
            // Damaged metadata may let an interface extend itself.
            _baseNames[type] = Array.Empty<string>();
            var summary = _set.Types[type];
            var assembly = _set.AssemblyOfType(type);
            names = summary.Interfaces.Prepend(summary.BaseType)
                .SelectMany(reference => BaseNames(assembly, reference))
                .Distinct(StringComparer.Ordinal)
                .ToArray();
            _baseNames[type] = names;
        }

        return names;
    }

    /// <summary>The method that opened the slot which this one fills.</summary>
    public int SlotOf(int method)
    {
        if (_slots.TryGetValue(method, out var slot))
        {
            return slot;
        }

        var summary = _set.Methods[method];
        slot = method;
        if (summary.Is(MethodTraits.Virtual) && !summary.Is(MethodTraits.NewSlot))
        {
            for (var type = _set.BaseOf(_set.TypeOfMethod(method)); type >= 0; type = _set.BaseOf(type))
            {
                var overridden = Matching(type, summary);
                if (overridden.Count > 0)
                {
                    slot = SlotOf(overridden[0]);
                    break;
                }
            }
        }

        _slots[method] = slot;
        return slot;
    }

    /// <summary>Whether another method of these assemblies may run in place of a virtual one.</summary>
    public bool IsOverridden(int method)
    {
        return _set.Types[_set.TypeOfMethod(method)].IsInterface || _explicitSlots.Contains(SlotOf(method)) || _overriders.ContainsKey(SlotOf(method));
    }

    /// <summary>The methods that a virtual call may run, when the receiver is of this type or one derived from it.</summary>
    public IReadOnlyList<int> Targets(int method, int receiverType)
    {
        var isInterface = _set.Types[_set.TypeOfMethod(method)].IsInterface;
        var targets = new SortedSet<int>();
        if (isInterface)
        {
            foreach (var implementer in Implementers(_set.TypeOfMethod(method)))
            {
                targets.UnionWith(Implementation(implementer, method));
            }
        }
        else
        {
            var slot = SlotOf(method);
            targets.UnionWith(Implementation(receiverType, method));
            if (_overriders.TryGetValue(slot, out var overriders))
            {
                targets.UnionWith(overriders.Where(overrider => DerivesFrom(_set.TypeOfMethod(overrider), receiverType)));
            }
        }

        if (_set.Methods[method].Is(MethodTraits.HasBody) && isInterface)
        {
            targets.Add(method);
        }

        targets.RemoveWhere(target => !_set.Methods[target].Is(MethodTraits.HasBody));
        return targets.ToArray();
    }

    /// <summary>The method that runs when the receiver is exactly of this type. Empty where that is not among the assemblies.</summary>
    public IReadOnlyList<int> Implementation(int exactType, int method)
    {
        var declaring = _set.TypeOfMethod(method);
        if (_set.Types[declaring].IsInterface)
        {
            return InterfaceImplementation(exactType, method);
        }

        var slot = SlotOf(method);
        for (var type = exactType; type >= 0; type = _set.BaseOf(type))
        {
            foreach (var candidate in _set.MethodsOf(type))
            {
                if (candidate == slot || (_set.Methods[candidate].Is(MethodTraits.Virtual) && SlotOf(candidate) == slot))
                {
                    return [candidate];
                }
            }

            if (_explicit.TryGetValue((type, slot), out var bodies))
            {
                return bodies;
            }
        }

        return Array.Empty<int>();
    }

    /// <summary>The method with which a type fills a slot that the framework declares, or nothing where it inherits the framework's.</summary>
    public IReadOnlyList<int> ImplementationOfFrameworkSlot(int exactType, ExternalMember slot)
    {
        var suffix = "." + slot.Name;
        for (var type = exactType; type >= 0; type = _set.BaseOf(type))
        {
            var found = _set.MethodsOf(type)
                .Where(method => _set.Methods[method].Is(MethodTraits.Virtual | MethodTraits.HasBody)
                    && _set.Methods[method].ParameterCount == slot.ParameterCount
                    && (_set.Methods[method].Name == slot.Name || _set.Methods[method].Name.EndsWith(suffix, StringComparison.Ordinal)))
                .ToArray();
            if (found.Length > 0)
            {
                var exact = found.Where(method => _set.Methods[method].DocumentationIdTail == slot.DocumentationIdTail).ToArray();
                return exact.Length > 0 ? exact : found;
            }
        }

        return Array.Empty<int>();
    }

    public bool DerivesFrom(int type, int baseType)
    {
        for (; type >= 0; type = _set.BaseOf(type))
        {
            if (type == baseType)
            {
                return true;
            }
        }

        return false;
    }

    private static void AddTo(Dictionary<int, List<int>> map, int key, int value)
    {
        if (!map.TryGetValue(key, out var values))
        {
            values = [];
            map.Add(key, values);
        }

        values.Add(value);
    }

    private void Add(int type)
    {
        var assembly = _set.AssemblyOfType(type);
        var summary = _set.Types[type];
        if (_set.BaseOf(type) is var baseType && baseType >= 0)
        {
            AddTo(_derived, baseType, type);
        }

        foreach (var reference in summary.Interfaces)
        {
            if (_set.TryResolve(assembly, reference, out var contract))
            {
                AddTo(_implementers, contract, type);
            }
        }

        foreach (var implementation in summary.ExplicitImplementations)
        {
            if (TryResolveSlot(assembly, implementation.Slot, out var slot))
            {
                var body = _set.Method(assembly, implementation.Body);
                _explicitSlots.Add(slot);
                _explicit[(type, slot)] = _explicit.TryGetValue((type, slot), out var known) ? [.. known, body] : [body];
            }
        }
    }

    private bool TryResolveSlot(int assembly, Edge slot, out int method)
    {
        if (slot.Target == EdgeTarget.Method)
        {
            method = _set.Method(assembly, slot.Index);
            return true;
        }

        return _set.TryResolve(_set.Assemblies[assembly].ExternalMembers[slot.Index], out method);
    }

    private IEnumerable<string> BaseNames(int assembly, int reference)
    {
        if (_set.TryResolve(assembly, reference, out var type))
        {
            return BaseNames(type).Prepend(_set.Types[type].Name);
        }

        return _set.External(assembly, reference) is { } external ? _framework.BasesOf(external).Prepend(external.Name) : Enumerable.Empty<string>();
    }

    private IEnumerable<int> Implementers(int contract)
    {
        if (!_implementers.TryGetValue(contract, out var direct))
        {
            yield break;
        }

        foreach (var type in direct)
        {
            if (!_set.Types[type].IsInterface)
            {
                yield return type;
            }

            // A class derived from an implementer may override what implements the interface.
            foreach (var derived in DerivedFrom(type))
            {
                yield return derived;
            }
        }
    }

    private IEnumerable<int> DerivedFrom(int type)
    {
        if (_derived.TryGetValue(type, out var direct))
        {
            foreach (var derived in direct)
            {
                yield return derived;
                foreach (var further in DerivedFrom(derived))
                {
                    yield return further;
                }
            }
        }
    }

    private IReadOnlyList<int> InterfaceImplementation(int exactType, int slot)
    {
        var summary = _set.Methods[slot];
        for (var type = exactType; type >= 0; type = _set.BaseOf(type))
        {
            if (_explicit.TryGetValue((type, slot), out var bodies))
            {
                return bodies;
            }

            var implicitly = Matching(type, summary);
            if (implicitly.Count > 0)
            {
                return implicitly;
            }
        }

        return _set.Methods[slot].Is(MethodTraits.HasBody) ? [slot] : Array.Empty<int>();
    }

    /// <summary>
    /// The methods of a type that can fill a slot. Parameter types of generic slots differ in spelling, so that only where several
    /// overloads fit the spelling decides.
    /// </summary>
    private IReadOnlyList<int> Matching(int type, MethodSummary slot)
    {
        var found = _set.MethodsOf(type)
            .Where(method => _set.Methods[method] is var candidate
                && candidate.Name == slot.Name
                && candidate.ParameterCount == slot.ParameterCount
                && candidate.GenericArity == slot.GenericArity
                && candidate.Is(MethodTraits.Virtual)
                && candidate.Is(MethodTraits.Static) == slot.Is(MethodTraits.Static))
            .ToArray();
        if (found.Length > 1 && slot.DocumentationIdTail is not null)
        {
            var exact = found.Where(method => _set.Methods[method].DocumentationIdTail == slot.DocumentationIdTail).ToArray();
            return exact.Length > 0 ? exact : found;
        }

        return found;
    }
}
