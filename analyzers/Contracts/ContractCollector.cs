using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Contracts;

/// <summary>Puts into the summary of a body what it calls and registers by name.</summary>
internal sealed class ContractCollector
{
    private readonly TaskCallReader _calls;
    private readonly TaskRegistrationReader _registrations;
    private readonly LocalValues _locals;

    public ContractCollector(TaskCallReader calls, TaskRegistrationReader registrations, LocalValues locals)
    {
        _calls = calls;
        _registrations = registrations;
        _locals = locals;
    }

    public void Observe(IInvocationOperation invocation, SummaryBuilder owner)
    {
        if (_calls.Read(invocation, _locals) is { } call)
        {
            owner.Call(call);
        }

        owner.Register(_registrations.Read(invocation, _locals));
    }
}
