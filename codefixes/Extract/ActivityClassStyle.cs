namespace Perdure.CodeFixes.Extract;

/// <summary>An activity that is a class.</summary>
/// <param name="Framework">The framework.</param>
/// <param name="BaseType">The base class with two type parameters, as metadata name.</param>
/// <param name="ContextType">The type of the context that the activity is given.</param>
internal sealed record ActivityClassStyle(
    string Framework,
    string BaseType,
    string ContextType) : ActivityStyle(Framework)
{
    /// <summary>The base class of activities that await nothing, where they have one of their own whose method returns the value itself.</summary>
    public string? SynchronousBaseType { get; init; }

    /// <summary>The method that does the work.</summary>
    public string Method { get; init; } = "RunAsync";

    /// <summary>The method of an activity that awaits nothing, where it has another name.</summary>
    public string SynchronousMethod { get; init; } = "RunAsync";

    /// <summary>The accessibility of the method.</summary>
    public string Accessibility { get; init; } = "public";

    /// <summary>The call; placeholders are the context, the type argument, the name of the class and the further arguments.</summary>
    public string Call { get; init; } = "await {context}.CallActivityAsync{result}(nameof({name}){input})";

    /// <summary>Whether the call must name the type of a result that nobody uses.</summary>
    public bool ResultIsRequired { get; init; }

    /// <summary>Whether the constructor of the class may take services.</summary>
    public bool TakesServices { get; init; } = true;
}
