using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Finds the types that are registered for injection, which are the objects behind injected interfaces.</summary>
internal sealed class ServiceRegistrations
{
    private readonly SourceIndex _index;

    public ServiceRegistrations(SourceIndex index) => _index = index;

    /// <summary>The beginnings of the names of registration methods, by which bodies are chosen without binding them.</summary>
    public static readonly string[] MethodNames =
    {
        "AddSingleton", "AddScoped", "AddTransient", "AddKeyedSingleton", "AddKeyedScoped", "AddKeyedTransient",
    };

    public void Observe(IInvocationOperation invocation, SummaryBuilder owner)
    {
        var method = invocation.TargetMethod;
        if (!method.Name.Contains("Add") || !MethodNames.Any(method.Name.Contains) || method.Parameters.IsEmpty && method.ReducedFrom is null)
        {
            return;
        }

        if (method.TypeArguments.LastOrDefault() is { } implementation)
        {
            Register(implementation, owner);
        }

        foreach (var argument in invocation.Arguments)
        {
            foreach (var operation in argument.Value.DescendantsAndSelf())
            {
                switch (operation)
                {
                    case ITypeOfOperation { TypeOperand: var type }:
                        Register(type, owner);
                        break;
                    case IObjectCreationOperation { Type: { } type }:
                        Register(type, owner);
                        break;
                }
            }
        }
    }

    private void Register(ITypeSymbol type, SummaryBuilder owner)
    {
        if (_index.TryGetType(type, out var id))
        {
            owner.Register(id);
        }
    }
}
