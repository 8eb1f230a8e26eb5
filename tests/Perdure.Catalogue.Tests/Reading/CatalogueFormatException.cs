namespace Perdure.Catalogue.Tests.Reading;

/// <summary>Says in which line a data file breaks its format, and how.</summary>
internal sealed class CatalogueFormatException(string file, int line, string problem)
    : Exception($"{file}({line}): {problem}");
