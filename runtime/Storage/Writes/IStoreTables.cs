using Perdure.History;

namespace Perdure.Storage.Writes;

/// <summary>The tables of a store, as a change sees them: one at a time, and all of the change or nothing of it lasts.</summary>
internal interface IStoreTables
{
    /// <summary>Finds an instance.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <returns>The instance, or null.</returns>
    InstanceRow? FindInstance(string instanceId);

    /// <summary>Finds an instance.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The instance, or null.</returns>
    InstanceRow? FindInstance(long key);

    /// <summary>Finds the orchestrations that an orchestration has started.</summary>
    /// <param name="instanceId">The parent.</param>
    /// <returns>Their ids.</returns>
    IReadOnlyList<string> FindChildren(string instanceId);

    /// <summary>Finds the entities that an orchestration has locked.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <returns>The entities and the critical sections for which they are locked.</returns>
    IReadOnlyList<(long Key, string InstanceId, string LockId)> FindLocked(string instanceId);

    /// <summary>Adds an orchestration with its input and tags.</summary>
    /// <param name="creation">The orchestration.</param>
    /// <returns>Its key.</returns>
    long InsertOrchestration(InstanceCreation creation);

    /// <summary>Adds an entity.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <param name="name">Its name.</param>
    /// <param name="now">The time, UTC.</param>
    /// <returns>Its key.</returns>
    long InsertEntity(string instanceId, string name, DateTime now);

    /// <summary>Writes what a turn has made of an instance and its history; payloads and messages have methods of their own.</summary>
    /// <param name="before">The instance before the turn.</param>
    /// <param name="commit">The turn.</param>
    /// <param name="newEvents">The events that it adds to the history.</param>
    void UpdateInstance(InstanceRow before, InstanceCommit commit, EncodedEvents newEvents);

    /// <summary>Puts an instance that had ended back to work.</summary>
    /// <param name="key">The instance.</param>
    /// <param name="now">The time, UTC.</param>
    void ReviveInstance(long key, DateTime now);

    /// <summary>Removes an instance with its payloads and history.</summary>
    /// <param name="instance">The instance.</param>
    void DeleteInstance(InstanceRow instance);

    /// <summary>Sets or removes a payload.</summary>
    /// <param name="key">The instance.</param>
    /// <param name="kind">Which payload.</param>
    /// <param name="value">The value; null removes it.</param>
    void SetPayload(long key, PayloadKind kind, string? value);

    /// <summary>Asks whether an entity has a state.</summary>
    /// <param name="key">The entity.</param>
    /// <returns>Whether it has.</returns>
    bool HasState(long key);

    /// <summary>Adds a message to an inbox.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="generation">The generation that it is for, or null.</param>
    /// <param name="message">The message.</param>
    /// <param name="first">Whether it goes before everything that waits; of several such messages the last one is added first.</param>
    /// <returns>Its number.</returns>
    long InsertInbox(long instance, int? generation, EncodedEvent message, bool first);

    /// <summary>Adds a message that becomes due later.</summary>
    /// <param name="dueAt">When, UTC.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="generation">The generation that it is for, or null.</param>
    /// <param name="message">The message.</param>
    /// <returns>Its number.</returns>
    long InsertScheduled(DateTime dueAt, long instance, int? generation, EncodedEvent message);

    /// <summary>Adds an activity.</summary>
    /// <param name="instance">The orchestration.</param>
    /// <param name="scheduled">The event that asks for it.</param>
    /// <param name="encoded">The event, encoded.</param>
    /// <returns>The activity.</returns>
    StoredActivity InsertActivity(InstanceRow instance, TaskScheduledEvent scheduled, EncodedEvent encoded);

    /// <summary>Removes messages, or the activities whose results they are.</summary>
    /// <param name="messages">The messages.</param>
    /// <returns>Whether they were all there; if not, the change must be refused.</returns>
    bool TryConsume(IReadOnlyList<StoredMessage> messages);

    /// <summary>Removes a message, or the activity whose result it is, if it is there.</summary>
    /// <param name="key">The message.</param>
    void Discard(MessageKey key);

    /// <summary>Finds the instances for which messages wait, now or later. Reads all messages.</summary>
    /// <returns>Their keys.</returns>
    IReadOnlySet<long> FindBacklogs();

    /// <summary>A worker takes over: activities that are stored may have been begun by the one before it.</summary>
    void BeginWork();
}
