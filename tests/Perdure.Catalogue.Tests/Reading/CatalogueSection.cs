namespace Perdure.Catalogue.Tests.Reading;

/// <summary>The header above a group of entries: the rule, what the author needs instead, and the phrase of the message.</summary>
internal sealed record CatalogueSection(string File, int Line, string Rule, string Capability, string Phrase);
