namespace Perdure.CodeFixes.Extract;

/// <summary>An activity that is a static method of a class of activities.</summary>
/// <param name="Framework">The framework.</param>
/// <param name="MethodAttribute">The attribute of the method, as metadata name.</param>
/// <param name="OptionsType">The type of the options that every call needs, as metadata name.</param>
/// <param name="DefaultOptions">The options of a call where the workflow keeps none.</param>
internal sealed record ActivityMethodStyle(
    string Framework,
    string MethodAttribute,
    string OptionsType,
    string DefaultOptions) : ActivityStyle(Framework);
