using Microsoft.Extensions.DependencyInjection;

namespace Perdure;

/// <content>Registration of activities.</content>
public sealed partial class DurableTaskRegistry
{
    /// <summary>Registers an activity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="factory">Makes it.</param>
    /// <returns>The registry.</returns>
    /// <exception cref="ArgumentException">The name is empty, or name and version are registered.</exception>
    public DurableTaskRegistry AddActivity(TaskName name, TaskVersion version, Func<IServiceProvider, ITaskActivity> factory)
    {
        _activities.Add(name, version, factory);
        return this;
    }

    /// <summary>Registers an activity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="factory">Makes it.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivity(TaskName name, TaskVersion version, Func<ITaskActivity> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return AddActivity(name, version, _ => factory());
    }

    /// <summary>Registers an activity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="factory">Makes it.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivity(TaskName name, Func<ITaskActivity> factory) =>
        AddActivity(name, TaskVersion.Unversioned, factory);

    /// <summary>Registers an activity; its constructor may ask for services.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its class.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivity(TaskName name, Type type)
    {
        ThrowIfNotConcrete<ITaskActivity>(type);
        return AddActivity(
            name, VersionOf(type), services => (ITaskActivity)ActivatorUtilities.GetServiceOrCreateInstance(services, type));
    }

    /// <summary>Registers an activity by the name of its class or its <see cref="DurableTaskAttribute"/>.</summary>
    /// <param name="type">Its class.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivity(Type type)
    {
        ThrowIfNotConcrete<ITaskActivity>(type);
        return AddActivity(NameOf(type), type);
    }

    /// <summary>Registers an activity.</summary>
    /// <typeparam name="TActivity">Its class.</typeparam>
    /// <param name="name">Its name.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivity<TActivity>(TaskName name)
        where TActivity : class, ITaskActivity => AddActivity(name, typeof(TActivity));

    /// <summary>Registers an activity by the name of its class or its <see cref="DurableTaskAttribute"/>.</summary>
    /// <typeparam name="TActivity">Its class.</typeparam>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivity<TActivity>()
        where TActivity : class, ITaskActivity => AddActivity(typeof(TActivity));

    /// <summary>Registers an activity object, which serves all calls.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The object. It must be safe for use by several threads at a time.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivity(TaskName name, ITaskActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivity(name, VersionOf(activity.GetType()), () => activity);
    }

    /// <summary>Registers an activity object, which serves all calls, by the name of its class.</summary>
    /// <param name="activity">The object. It must be safe for use by several threads at a time.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivity(ITaskActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivity(NameOf(activity.GetType()), activity);
    }

    /// <summary>Registers a function as an activity.</summary>
    /// <typeparam name="TInput">The type of the input.</typeparam>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The function.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(
        TaskName name, Func<TaskActivityContext, TInput, Task<TOutput>> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivity(name, new FunctionActivity<TInput, TOutput>(activity));
    }

    /// <summary>Registers a function as an activity.</summary>
    /// <typeparam name="TInput">The type of the input.</typeparam>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The function.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(
        TaskName name, Func<TaskActivityContext, TInput, TOutput> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<TInput, TOutput>(name, (context, input) => Task.FromResult(activity(context, input)));
    }

    /// <summary>Registers a function as an activity.</summary>
    /// <typeparam name="TInput">The type of the input.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The function.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivityFunc<TInput>(TaskName name, Func<TaskActivityContext, TInput, Task> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<TInput, object?>(name, async (context, input) =>
        {
            await activity(context, input);
            return null;
        });
    }

    /// <summary>Registers a function as an activity.</summary>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The function.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivityFunc<TOutput>(TaskName name, Func<TaskActivityContext, Task<TOutput>> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<object?, TOutput>(name, (context, _) => activity(context));
    }

    /// <summary>Registers a function as an activity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The function.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivityFunc(TaskName name, Func<TaskActivityContext, Task> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<object?, object?>(name, async (context, _) =>
        {
            await activity(context);
            return null;
        });
    }

    /// <summary>Registers a function as an activity.</summary>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The function.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivityFunc<TOutput>(TaskName name, Func<TaskActivityContext, TOutput> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<object?, TOutput>(name, (context, _) => activity(context));
    }

    /// <summary>Registers a function as an activity.</summary>
    /// <typeparam name="TInput">The type of the input.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The function.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivityFunc<TInput>(TaskName name, Action<TaskActivityContext, TInput> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<TInput, object?>(name, (context, input) =>
        {
            activity(context, input);
            return Task.FromResult<object?>(null);
        });
    }

    /// <summary>Registers a function as an activity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="activity">The function.</param>
    /// <returns>The registry.</returns>
    public DurableTaskRegistry AddActivityFunc(TaskName name, Action<TaskActivityContext> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<object?, object?>(name, (context, _) =>
        {
            activity(context);
            return Task.FromResult<object?>(null);
        });
    }

    private sealed class FunctionActivity<TInput, TOutput>(Func<TaskActivityContext, TInput, Task<TOutput>> function)
        : TaskActivity<TInput, TOutput>
    {
        public override Task<TOutput> RunAsync(TaskActivityContext context, TInput input) => function(context, input);
    }
}
