using Microsoft.Extensions.DependencyInjection;

namespace Perdure;

/// <content>Registration of entities.</content>
public sealed partial class DurableTaskRegistry
{
    /// <summary>Registers an entity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="factory">Makes it, once for each batch of operations.</param>
    /// <returns>The registry.</returns>
    /// <exception cref="ArgumentException">The name is empty, contains <c>@</c>, or is registered.</exception>
    public DurableTaskRegistry AddEntity(TaskName name, Func<IServiceProvider, ITaskEntity> factory)
    {
        if (name.Name?.Contains('@') is true)
        {
            throw new ArgumentException($"The entity name '{name}' contains '@', which separates name and key.", nameof(name));
        }

        _entities.Add(name, TaskVersion.Unversioned, factory);
        return this;
    }

    /// <summary>Registers an entity; its constructor may ask for services.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its class.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddEntity(TaskName name, Type type)
    {
        ThrowIfNotConcrete<ITaskEntity>(type);
        return AddEntity(name, services => (ITaskEntity)ActivatorUtilities.CreateInstance(services, type));
    }

    /// <summary>Registers an entity by the name of its class or its <see cref="DurableTaskAttribute"/>.</summary>
    /// <param name="type">Its class.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddEntity(Type type)
    {
        ThrowIfNotConcrete<ITaskEntity>(type);
        return AddEntity(NameOf(type), type);
    }

    /// <summary>Registers an entity.</summary>
    /// <typeparam name="TEntity">Its class.</typeparam>
    /// <param name="name">Its name.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddEntity<TEntity>(TaskName name)
        where TEntity : class, ITaskEntity => AddEntity(name, typeof(TEntity));

    /// <summary>Registers an entity by the name of its class or its <see cref="DurableTaskAttribute"/>.</summary>
    /// <typeparam name="TEntity">Its class.</typeparam>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddEntity<TEntity>()
        where TEntity : class, ITaskEntity => AddEntity(typeof(TEntity));

    /// <summary>Registers an entity object, which serves all entities of the name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="entity">The object. It must be safe for use by several threads at a time.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddEntity(TaskName name, ITaskEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return AddEntity(name, _ => entity);
    }

    /// <summary>Registers an entity object, which serves all entities of the name, by the name of its class.</summary>
    /// <param name="entity">The object. It must be safe for use by several threads at a time.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddEntity(ITaskEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return AddEntity(NameOf(entity.GetType()), entity);
    }

    /// <summary>Registers a function as an entity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="entity">Runs an operation and gives its result.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddEntityFunc(TaskName name, Func<TaskEntityOperation, ValueTask<object?>> entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return AddEntity(name, new FunctionEntity(entity));
    }

    private sealed class FunctionEntity(Func<TaskEntityOperation, ValueTask<object?>> function) : ITaskEntity
    {
        public ValueTask<object?> RunAsync(TaskEntityOperation operation) => function(operation);
    }
}
