using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.Verification.Running;

/// <summary>Makes the text of a file in a layout.</summary>
internal static partial class LaidOutText
{
    /// <summary>The text of the file.</summary>
    public static SourceText Make(string text, SourceLayout layout)
    {
        var unix = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return layout switch
        {
            SourceLayout.Windows => SourceText.From(unix.Replace("\n", "\r\n", StringComparison.Ordinal), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)),
            SourceLayout.Tabs => SourceText.From(Indentation().Replace(unix, match => new string('\t', match.Length / 4)), new UTF8Encoding(false)),
            SourceLayout.NoFinalLineEnd => SourceText.From(unix.TrimEnd('\n'), new UTF8Encoding(false)),
            _ => SourceText.From(text, new UTF8Encoding(false)),
        };
    }

    [GeneratedRegex("^(    )+", RegexOptions.Multiline)]
    private static partial Regex Indentation();
}
