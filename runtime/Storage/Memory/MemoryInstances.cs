using System.Diagnostics.CodeAnalysis;

namespace Perdure.Storage.Memory;

/// <summary>The instances in memory: by key, by id, and in the order of their creation.</summary>
internal sealed class MemoryInstances
{
    private readonly Dictionary<long, MemoryInstance> _byKey = [];
    private readonly Dictionary<string, MemoryInstance> _byId = new(StringComparer.Ordinal);
    private MemoryInstance? _first;
    private MemoryInstance? _last;

    /// <summary>Gets an instance that is there.</summary>
    /// <param name="key">Its key.</param>
    public MemoryInstance this[long key] => _byKey[key];

    /// <summary>Gets an instance that is there.</summary>
    /// <param name="instanceId">Its id.</param>
    public MemoryInstance this[string instanceId] => _byId[instanceId];

    /// <summary>Finds an instance.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="instance">The instance.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryGet(long key, [NotNullWhen(true)] out MemoryInstance? instance) => _byKey.TryGetValue(key, out instance);

    /// <summary>Finds an instance.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <returns>The instance, or null.</returns>
    public MemoryInstance? Find(string instanceId) => _byId.GetValueOrDefault(instanceId);

    /// <summary>Adds an instance with a key higher than all before it.</summary>
    /// <param name="instance">The instance.</param>
    public void Add(MemoryInstance instance)
    {
        _byKey.Add(instance.Key, instance);
        _byId.Add(instance.InstanceId, instance);
        instance.Previous = _last;
        if (_last is null)
        {
            _first = instance;
        }
        else
        {
            _last.Next = instance;
        }

        _last = instance;
    }

    /// <summary>Removes an instance.</summary>
    /// <param name="instance">The instance.</param>
    public void Remove(MemoryInstance instance)
    {
        _byKey.Remove(instance.Key);
        _byId.Remove(instance.InstanceId);
        if (instance.Previous is null)
        {
            _first = instance.Next;
        }
        else
        {
            instance.Previous.Next = instance.Next;
        }

        if (instance.Next is null)
        {
            _last = instance.Previous;
        }
        else
        {
            instance.Next.Previous = instance.Previous;
        }
    }

    /// <summary>Lists instances in the order of their creation.</summary>
    /// <param name="key">Only those after this one, which need not be there any longer.</param>
    /// <returns>The instances.</returns>
    public IEnumerable<MemoryInstance> After(long key)
    {
        var instance = _byKey.TryGetValue(key, out var last) ? last.Next : _first;
        while (instance is not null && instance.Key <= key)
        {
            instance = instance.Next;
        }

        for (; instance is not null; instance = instance.Next)
        {
            yield return instance;
        }
    }
}
