using Perdure.Analyzers.CallGraph;

namespace Perdure.Analyzers.Contracts;

/// <summary>A parameter with a binding attribute whose type is never bound.</summary>
internal sealed class WrongBinding
{
    public WrongBinding(BodyId method, int parameter, string framework, string attribute, string type, string? remedy)
    {
        Method = method;
        Parameter = parameter;
        Framework = framework;
        Attribute = attribute;
        Type = type;
        Remedy = remedy;
    }

    /// <summary>The method.</summary>
    public BodyId Method { get; }

    /// <summary>The ordinal of the parameter.</summary>
    public int Parameter { get; }

    /// <summary>The name of the framework.</summary>
    public string Framework { get; }

    /// <summary>The attribute as it is written.</summary>
    public string Attribute { get; }

    /// <summary>The type of the parameter.</summary>
    public string Type { get; }

    /// <summary>The type that is bound; null where there are many.</summary>
    public string? Remedy { get; }

    /// <summary>The same with the method at its new place, if it is still there.</summary>
    public bool TryMove(BodyRelocation relocation, out WrongBinding moved)
    {
        var isThere = relocation.TryMove(Method, out var method);
        moved = new WrongBinding(method, Parameter, Framework, Attribute, Type, Remedy);
        return isThere;
    }
}
