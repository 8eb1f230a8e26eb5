using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Perdure.Analyzers.CallGraph;

/// <summary>The declarations of a tree without their syntax, so that two versions of a file can be compared after the first is gone.</summary>
internal sealed class DeclarationOutline
{
    private static readonly char[] WhiteSpace = { ' ', '\t', '\r', '\n' };

    private HashSet<int>? _headerWords;
    private HashSet<int>? _headerLiterals;
    private HashSet<int>? _containingTypes;
    private Dictionary<int, OutlinedDeclaration>? _byOrdinal;
    private ImmutableArray<(string Name, SourceWords Words)> _aliases;

    private DeclarationOutline(
        ulong frame, ImmutableArray<OutlinedUsing> usings, ImmutableArray<string> namespaces, ImmutableArray<OutlinedDeclaration> declarations)
    {
        Frame = frame;
        Usings = usings;
        Namespaces = namespaces;
        Declarations = declarations;
        var hash = StableHash.Create();
        hash.Add(frame);
        foreach (var directive in usings)
        {
            hash.Add(directive.Scope);
            hash.Add(directive.Text);
        }

        foreach (var space in namespaces)
        {
            hash.Add(space);
        }

        foreach (var declaration in declarations)
        {
            hash.Add(declaration.Header);
        }

        Hash = hash.Value;
    }

    /// <summary>The frame of a file without global usings and attributes of the assembly.</summary>
    public static ulong EmptyFrame { get; } = HeaderReader.HashOfNothing();

    /// <summary>The hash of the whole outline.</summary>
    public ulong Hash { get; }

    /// <summary>The hash of what reaches every file: global usings and attributes of the assembly.</summary>
    public ulong Frame { get; }

    /// <summary>The usings that count in this tree only.</summary>
    public ImmutableArray<OutlinedUsing> Usings { get; }

    /// <summary>The namespaces that are declared.</summary>
    public ImmutableArray<string> Namespaces { get; }

    /// <summary>The declarations in source order.</summary>
    public ImmutableArray<OutlinedDeclaration> Declarations { get; }

    /// <summary>The hashes of the identifiers that any of the declarations refers to in its header.</summary>
    public HashSet<int> HeaderWords => _headerWords ??= new HashSet<int>(Declarations.SelectMany(static declaration => declaration.Words));

    /// <summary>The hashes of the strings in the headers of all declarations.</summary>
    public HashSet<int> HeaderLiterals => _headerLiterals ??= new HashSet<int>(Declarations.SelectMany(static declaration => declaration.Literals));

    /// <summary>The hashes of the names of the types that have members here.</summary>
    public HashSet<int> ContainingTypes => _containingTypes ??= new HashSet<int>(
        Declarations.Select(static declaration => declaration.ContainingType).Where(static type => type is not null).Distinct().Select(static type => SourceWords.Hash(type!)));

    /// <summary>The other names that usings of this tree give to types, with the words of what they stand for.</summary>
    public ImmutableArray<(string Name, SourceWords Words)> Aliases => _aliases.IsDefault ? _aliases = ReadAliases(Usings) : _aliases;

    /// <summary>The declaration that has the place <paramref name="ordinal"/> in its tree; null where there is none, as for the file as a whole.</summary>
    public OutlinedDeclaration? Of(int ordinal)
    {
        _byOrdinal ??= Declarations.Where(static declaration => declaration.Ordinal >= 0).ToDictionary(static declaration => declaration.Ordinal);
        return _byOrdinal.TryGetValue(ordinal, out var found) ? found : null;
    }

    public static DeclarationOutline Create(DeclarationCollector collector) =>
        new(collector.FrameHash, collector.Usings.ToImmutableArray(), collector.Namespaces.ToImmutableArray(), collector.Outlined.ToImmutableArray());

    /// <summary>
    /// Pairs the declarations of two versions of a file that are the same but for their bodies: the place of each earlier one in the later
    /// version, or -1. Those without a partner are added to <paramref name="unpaired"/>.
    /// </summary>
    public static int[] Pair(DeclarationOutline? earlier, DeclarationOutline? later, List<OutlinedDeclaration> unpaired)
    {
        var waiting = new Dictionary<(ulong, string), Queue<OutlinedDeclaration>>();
        foreach (var declaration in later?.Declarations ?? ImmutableArray<OutlinedDeclaration>.Empty)
        {
            if (!waiting.TryGetValue((declaration.Header, declaration.Name), out var same))
            {
                waiting.Add((declaration.Header, declaration.Name), same = new Queue<OutlinedDeclaration>());
            }

            same.Enqueue(declaration);
        }

        var places = new List<int> { 0 };
        foreach (var declaration in earlier?.Declarations ?? ImmutableArray<OutlinedDeclaration>.Empty)
        {
            var isPaired = waiting.TryGetValue((declaration.Header, declaration.Name), out var same) && same.Count > 0;
            if (declaration.Ordinal >= 0)
            {
                places.Add(isPaired ? same!.Peek().Ordinal : -1);
            }

            if (isPaired)
            {
                same!.Dequeue();
            }
            else
            {
                unpaired.Add(declaration);
            }
        }

        foreach (var same in waiting.Values)
        {
            unpaired.AddRange(same);
        }

        if (earlier is not null && later is not null)
        {
            TakeApartExchangedParts(earlier, later, places, unpaired);
        }

        return places.ToArray();
    }

    /// <summary>The first part of a type stands for it, so a type whose parts changed places is another one to what is remembered.</summary>
    private static void TakeApartExchangedParts(DeclarationOutline earlier, DeclarationOutline later, List<int> places, List<OutlinedDeclaration> unpaired)
    {
        var firstLater = FirstByName(later);
        foreach (var first in FirstByName(earlier).Values)
        {
            if (places[first.Ordinal] >= 0 && firstLater.TryGetValue(first.Name, out var now) && now.Ordinal != places[first.Ordinal])
            {
                places[first.Ordinal] = -1;
                unpaired.Add(first);
                unpaired.Add(now);
            }
        }
    }

    private static Dictionary<string, OutlinedDeclaration> FirstByName(DeclarationOutline outline)
    {
        var found = new Dictionary<string, OutlinedDeclaration>(System.StringComparer.Ordinal);
        foreach (var declaration in outline.Declarations)
        {
            if (declaration.Ordinal > 0 && (declaration.Reach & DeclarationReach.Headers) != 0 && !found.ContainsKey(declaration.Name))
            {
                found.Add(declaration.Name, declaration);
            }
        }

        return found;
    }

    private static ImmutableArray<(string, SourceWords)> ReadAliases(ImmutableArray<OutlinedUsing> usings)
    {
        var found = ImmutableArray.CreateBuilder<(string, SourceWords)>();
        foreach (var (_, directive) in usings)
        {
            if (directive.IndexOf('=') is >= 0 and var equals)
            {
                var left = directive.Substring(0, equals).TrimEnd();
                found.Add((left.Substring(left.LastIndexOfAny(WhiteSpace) + 1).TrimStart('@'), SourceWords.Of(directive.Substring(equals))));
            }
        }

        return found.ToImmutable();
    }
}
