namespace Perdure.CodeFixes.Replace;

/// <summary>How a framework's replacement of a capability takes the place of one API.</summary>
/// <param name="Template">The expression; <c>{value}</c> stands for what the framework offers.</param>
/// <param name="ResultType">The metadata name of the type that the API must have for the form to be right.</param>
/// <param name="Note">What changes in meaning, for the title; null where nothing does.</param>
internal sealed record ReplacementForm(string Template, string ResultType, string? Note = null);
