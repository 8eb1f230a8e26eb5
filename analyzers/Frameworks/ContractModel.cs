using System.Collections.Immutable;

namespace Perdure.Analyzers.Frameworks;

/// <summary>How a framework joins a call to what it calls: by which names, with which types, through which serializer.</summary>
internal sealed class ContractModel
{
    public ContractModel(string family, Serializers serializer)
    {
        Family = family;
        Serializer = serializer;
    }

    /// <summary>The framework whose context makes the calls; several ways to declare a task may share one.</summary>
    public string Family { get; }

    /// <summary>The serializer.</summary>
    public Serializers Serializer { get; }

    /// <summary>The members of the context that call an activity.</summary>
    public ImmutableArray<string> ActivityCalls { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The members of the context that call another orchestration.</summary>
    public ImmutableArray<string> OrchestrationCalls { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The parameters of these members that name what is called.</summary>
    public ImmutableArray<string> NameParameters { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The base classes of tasks.</summary>
    public ImmutableArray<TaskBase> Bases { get; init; } = ImmutableArray<TaskBase>.Empty;

    /// <summary>The attribute of a class that gives its task another name.</summary>
    public string? NameAttribute { get; init; }

    /// <summary>Whether a class is known by its full name instead of its simple one.</summary>
    public bool NamesByFullName { get; init; }

    /// <summary>The types whose members register tasks.</summary>
    public ImmutableArray<string> RegistryTypes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The members that register tasks.</summary>
    public ImmutableArray<TaskRegistrationMethod> Registrations { get; init; } = ImmutableArray<TaskRegistrationMethod>.Empty;

    /// <summary>The attribute of a method that makes it a function and names it.</summary>
    public string? FunctionAttribute { get; init; }

    /// <summary>
    /// Attributes of parameters that start orchestrations. Where functions are built as a library, they tell an application from a part of one.
    /// </summary>
    public ImmutableArray<string> StarterAttributes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether an activity whose input is a value type fails when it is called without input.</summary>
    public bool NeedsValueInput { get; init; }

    /// <summary>Which types the binding attributes go with.</summary>
    public ImmutableArray<BindingRule> Bindings { get; init; } = ImmutableArray<BindingRule>.Empty;
}
