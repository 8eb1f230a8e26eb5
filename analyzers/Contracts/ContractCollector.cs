using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Contracts;

/// <summary>Puts into the summary of a body what it calls and registers by name.</summary>
internal sealed class ContractCollector
{
    private readonly TaskCallReader _calls;
    private readonly TaskExpressionReader _expressions;
    private readonly TaskRegistrationReader _registrations;
    private readonly LocalValues _locals;

    public ContractCollector(TaskCallReader calls, TaskExpressionReader expressions, TaskRegistrationReader registrations, LocalValues locals)
    {
        _calls = calls;
        _expressions = expressions;
        _registrations = registrations;
        _locals = locals;
    }

    public void Observe(IInvocationOperation invocation, SummaryBuilder owner)
    {
        if (_calls.Read(invocation, _locals) is { } call)
        {
            owner.Call(call);
        }

        if (_expressions.Read(invocation) is { } expression)
        {
            owner.Call(expression);
        }

        owner.Register(_registrations.Read(invocation, _locals));
    }
}
