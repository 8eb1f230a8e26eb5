using Perdure.History;

namespace Perdure.Replay;

/// <summary>Hands messages to those who wait for them. A message that nobody waits for, or that comes twice, changes nothing.</summary>
internal static class MessageDelivery
{
    /// <summary>Hands over a message.</summary>
    /// <param name="session">The session.</param>
    /// <param name="entities">The entity feature.</param>
    /// <param name="message">The message.</param>
    public static void Deliver(OrchestrationSession session, ReplayEntityFeature entities, HistoryEvent message)
    {
        switch (message)
        {
            case TaskCompletedEvent e:
                Complete(session, e.TaskScheduledId, e.Result);
                break;
            case TaskFailedEvent e:
                Fail(session, e.TaskScheduledId, e.FailureDetails);
                break;
            case SubOrchestrationInstanceCompletedEvent e:
                Complete(session, e.TaskScheduledId, e.Result);
                break;
            case SubOrchestrationInstanceFailedEvent e:
                Fail(session, e.TaskScheduledId, e.FailureDetails);
                break;
            case TimerFiredEvent e:
                Complete(session, e.TimerId, null);
                break;
            case EventRaisedEvent e:
                session.Events.Add(e, session.Options.DataConverter);
                break;
            case EntityOperationCompletedEvent e:
                entities.Deliver(e);
                break;
            case EntityOperationFailedEvent e:
                entities.Deliver(e);
                break;
            case EntityLockGrantedEvent e:
                entities.Deliver(e);
                break;
        }
    }

    private static void Complete(OrchestrationSession session, int id, string? result)
    {
        if (session.TryClose(id, out var call))
        {
            call!.Complete(result, session.Options.DataConverter);
        }
    }

    private static void Fail(OrchestrationSession session, int id, TaskFailureDetails failure)
    {
        if (session.TryClose(id, out var call))
        {
            var name = call!.Action switch
            {
                TaskScheduledEvent action => action.Name,
                SubOrchestrationInstanceCreatedEvent action => action.Name,
                _ => string.Empty,
            };
            call.Fail(new TaskFailedException(name, id, failure));
        }
    }
}
