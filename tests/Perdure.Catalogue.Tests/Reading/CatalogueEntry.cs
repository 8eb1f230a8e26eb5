namespace Perdure.Catalogue.Tests.Reading;

/// <summary>One name of the catalogue.</summary>
/// <param name="Id">The documentation id as written, with its prefix.</param>
/// <param name="IsException">Whether the name is harmless although a broader line covers it.</param>
internal sealed record CatalogueEntry(CatalogueSection Section, int Line, string Id, bool IsException)
{
    public char Kind => Id[0];

    public string Name => Id[2..];

    /// <summary>What the line says about the symbols that it names.</summary>
    public string Verdict => IsException ? "harmless" : $"{Section.Rule} {Section.Capability}";

    public override string ToString() => $"{Section.File}({Line}): {Id}";
}
