using Perdure;
using Perdure.Entities;

namespace Perdure.Portability.Tests.Programs;

public class BankAccount : TaskEntity<int>
{
    public void Deposit(int amount) => State += amount;

    public void Withdraw(int amount) => State = amount > State ? throw new InvalidOperationException("overdrawn") : State - amount;

    public int Get() => State;

    public void Report(TaskEntityContext context) =>
        context.SignalEntity(new EntityInstanceId("bankaccount", "total"), "deposit", State, new SignalEntityOptions());

    protected override int InitializeState(TaskEntityOperation entityOperation) => 10;
}

public class Transfer : TaskOrchestrator<int, string>
{
    public override async Task<string> RunAsync(TaskOrchestrationContext context, int amount)
    {
        var from = new EntityInstanceId(nameof(BankAccount), "from");
        var to = new EntityInstanceId(nameof(BankAccount), "to");
        await context.Entities.SignalEntityAsync(from, "deposit", 5);
        await using (await context.Entities.LockEntitiesAsync(from, to))
        {
            if (!context.Entities.InCriticalSection(out IReadOnlyList<EntityInstanceId>? locked) || locked?.Count != 2)
            {
                return "no lock";
            }

            try
            {
                await context.Entities.CallEntityAsync(from, "withdraw", amount);
            }
            catch (EntityOperationFailedException e)
            {
                return e.FailureDetails.ErrorMessage;
            }

            await context.Entities.CallEntityAsync(to, "deposit", amount);
            return $"{await context.Entities.CallEntityAsync<int>(from, "get")} and {await context.Entities.CallEntityAsync<int>(to, "get")}";
        }
    }
}
