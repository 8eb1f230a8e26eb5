using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perdure.Analyzers.Verification.Running;

/// <summary>
/// Makes sure that a fix moves nothing else: outside of what it must change, a line stays byte for byte or only takes something in, such as
/// a parameter; line ends, indentation, encoding and the end of the file are those that the file has.
/// </summary>
internal sealed class LayoutCheck(string title, Diagnostic diagnostic, bool replacesOnly)
{
    /// <summary>The rules whose fix changes several statements of a member together.</summary>
    private static readonly string[] RulesOfMembers = ["PDR0401", "PDR0402", "PDR0406"];

    /// <summary>Throws when the fix moves anything else.</summary>
    public async Task ThrowIfMovedAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()))
        {
            var original = before.GetDocument(id)!;
            var oldText = await original.GetTextAsync(cancellationToken);
            var newText = await after.GetDocument(id)!.GetTextAsync(cancellationToken);
            var root = (await original.GetSyntaxRootAsync(cancellationToken))!;
            var regions = replacesOnly ? [] : Implementations(root);
            if (root.SyntaxTree == diagnostic.Location.SourceTree)
            {
                regions.Add(LinesOf(root));
            }

            var hunks = LineHunk.Between(LineHunk.LinesOf(oldText.ToString()), LineHunk.LinesOf(newText.ToString()));
            var fault = hunks.SelectMany(LineByLine).Select(hunk => FaultOf(hunk, regions)).FirstOrDefault(fault => fault is not null)
                ?? LayoutFault(oldText.ToString(), newText.ToString(), hunks)
                ?? (oldText.Encoding?.GetPreamble().Length != newText.Encoding?.GetPreamble().Length ? "loses the byte order mark" : null);
            if (fault is not null)
            {
                throw new VerificationException($"'{title}' {fault}.\n{await ChangedSolution.DescribeAsync(before, after, cancellationToken)}");
            }
        }
    }

    /// <summary>The lines of the members with the name of the one that was reported: a fix of one implementation may be one of all.</summary>
    private List<(int First, int Last)> Implementations(SyntaxNode root)
    {
        var reported = diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>(member => NameOf(member) is not null);
        return reported is null
            ? []
            : [.. root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(member => NameOf(member) == NameOf(reported)).Select(LinesOfNode)];
    }

    private static string? NameOf(MemberDeclarationSyntax member)
    {
        return member switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => null,
        };
    }

    private static IEnumerable<LineHunk> LineByLine(LineHunk hunk)
    {
        return hunk.Before.Count == hunk.After.Count
            ? hunk.Before.Select((line, index) => new LineHunk(hunk.Start + index, [line], [hunk.After[index]]))
            : [hunk];
    }

    private string? FaultOf(LineHunk hunk, IReadOnlyList<(int First, int Last)> regions)
    {
        var last = hunk.Start + hunk.Before.Count - 1;
        var isInside = regions.Any(region => hunk.Before.Count > 0
            ? hunk.Start >= region.First && last <= region.Last
            : hunk.Start > region.First && hunk.Start <= region.Last);
        return isInside || (replacesOnly ? hunk.Before.Count == 0 && hunk.After.All(IsUsing) : hunk.OnlyInserts())
            ? null
            : $"changes line {hunk.Start + 1}, which is not its business: {string.Concat(hunk.Before)}becomes {string.Concat(hunk.After)}";
    }

    private static bool IsUsing(string line)
    {
        return line.StartsWith("using ", StringComparison.Ordinal) || line.Trim().Length == 0;
    }

    private static string? LayoutFault(string before, string after, IReadOnlyList<LineHunk> hunks)
    {
        var added = hunks.SelectMany(hunk => hunk.After).ToList();
        var windows = LineHunk.LinesOf(before).Count(line => line.EndsWith("\r\n", StringComparison.Ordinal));
        var unix = before.Count(character => character == '\n') - windows;
        if ((windows > 0 && unix == 0 && added.Exists(line => line.EndsWith('\n') && !line.EndsWith("\r\n", StringComparison.Ordinal)))
            || (unix > 0 && windows == 0 && after.Contains('\r', StringComparison.Ordinal)))
        {
            return "mixes line ends";
        }

        var indented = LineHunk.LinesOf(before).Where(line => line[0] is ' ' or '\t').ToList();
        if (indented.Count > 0 && indented.TrueForAll(line => line[0] == indented[0][0])
            && added.Find(line => line[0] is ' ' or '\t' && line[0] != indented[0][0] && line.Trim().Length > 0) is { } mixed)
        {
            return $"mixes tabs and spaces: {mixed}";
        }

        if (before.Length > 0 && after.Length > 0 && before.EndsWith('\n') != after.EndsWith('\n'))
        {
            return "changes whether the last line has an end";
        }

        var trailing = hunks.Where(hunk => !hunk.Before.Any(EndsInSpace)).SelectMany(hunk => hunk.After).FirstOrDefault(EndsInSpace);
        return trailing is null ? null : $"leaves white space at the end of a line: {trailing}";
    }

    private static bool EndsInSpace(string line)
    {
        var content = line.TrimEnd('\r', '\n');
        return content.Length > 0 && char.IsWhiteSpace(content[^1]);
    }

    /// <summary>The lines that the fix may rewrite: those of the member, or of the expression where one expression gives way to another.</summary>
    private (int First, int Last) LinesOf(SyntaxNode root)
    {
        diagnostic.Properties.TryGetValue("Api", out var api);
        var isOfMember = !replacesOnly || RulesOfMembers.Contains(diagnostic.Id) || api?.Contains("Stopwatch", StringComparison.Ordinal) == true || api?.Contains("TimeProvider", StringComparison.Ordinal) == true;
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var region = isOfMember
            ? node.AncestorsAndSelf().FirstOrDefault(ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? root
            : node.AncestorsAndSelf().TakeWhile(ancestor => ancestor is not (StatementSyntax or MemberDeclarationSyntax or ArrowExpressionClauseSyntax)).Last();
        return LinesOfNode(region);
    }

    private static (int First, int Last) LinesOfNode(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return (span.StartLinePosition.Line, span.EndLinePosition.Line);
    }
}
