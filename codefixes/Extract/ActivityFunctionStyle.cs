namespace Perdure.CodeFixes.Extract;

/// <summary>An activity that is a function with attributes.</summary>
/// <param name="Framework">The framework.</param>
/// <param name="FunctionAttribute">The attribute of the method, as metadata name.</param>
/// <param name="TriggerAttribute">The attribute of the input, as metadata name.</param>
/// <param name="InputIsRequired">Whether a call must pass an input even where the activity needs none.</param>
internal sealed record ActivityFunctionStyle(
    string Framework,
    string FunctionAttribute,
    string TriggerAttribute,
    bool InputIsRequired) : ActivityStyle(Framework)
{
    /// <summary>The call; placeholders are the context, the type argument, the name of the function and the further arguments.</summary>
    public const string Call = "await {context}.CallActivityAsync{result}(nameof({name}){input})";
}
