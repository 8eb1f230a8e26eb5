namespace Perdure.Analyzers.Frameworks;

/// <summary>A method that registers an orchestrator given as a delegate.</summary>
internal sealed class Registration
{
    public Registration(string containingType, string method)
    {
        ContainingType = containingType;
        Method = method;
    }

    /// <summary>The metadata name of the type that declares the method.</summary>
    public string ContainingType { get; }

    /// <summary>The name of the method.</summary>
    public string Method { get; }
}
