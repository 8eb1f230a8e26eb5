using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.RulePages.Tests;

/// <summary>The additional file <c>PerdureSymbols.txt</c>.</summary>
internal sealed class SymbolListText(string lines) : AdditionalText
{
    public override string Path => "PerdureSymbols.txt";

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(lines);
}
