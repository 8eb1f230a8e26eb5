using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Numbers the declarations of a tree in source order and outlines what other files can bind to, which is everything but the bodies.</summary>
internal sealed class DeclarationCollector
{
    private readonly HeaderReader _reader = new();
    private readonly string _text;
    private readonly CancellationToken _cancellation;

    private DeclarationCollector(string text, CancellationToken cancellation)
    {
        _text = text;
        _cancellation = cancellation;
    }

    /// <summary>The declarations. The compilation unit, which holds the top-level statements, is the first.</summary>
    public List<SyntaxNode> Nodes { get; } = new();

    /// <summary>For each declaration the ordinal of the type that contains it, or -1.</summary>
    public List<int> ContainingTypes { get; } = new();

    /// <summary>The ordinal of the declaration that has the span.</summary>
    public Dictionary<TextSpan, int> BySpan { get; } = new();

    /// <summary>The outlines of all declarations, of those without a body too.</summary>
    public List<OutlinedDeclaration> Outlined { get; } = new();

    /// <summary>The usings that count in this tree only.</summary>
    public List<OutlinedUsing> Usings { get; } = new();

    /// <summary>The namespaces that are declared, with those around them.</summary>
    public SortedSet<string> Namespaces { get; } = new(System.StringComparer.Ordinal);

    /// <summary>The hash of what reaches every file: global usings and attributes of the assembly.</summary>
    public ulong FrameHash { get; private set; }

    public static DeclarationCollector Collect(CompilationUnitSyntax root, CancellationToken cancellation)
    {
        var collector = new DeclarationCollector(root.SyntaxTree.GetText(cancellation).ToString(), cancellation);
        collector.Nodes.Add(root);
        collector.ContainingTypes.Add(-1);
        collector.AddUsings(root.Usings, string.Empty);
        collector.FrameHash = collector.HashFrame(root);
        collector.VisitAll(root.Members, new DeclarationScope(string.Empty, 0, null, null, -1));
        return collector;
    }

    private ulong HashFrame(CompilationUnitSyntax root)
    {
        _reader.Start(0);
        foreach (var node in root.Externs.Concat<SyntaxNode>(root.Usings.Where(IsGlobal)).Concat(root.AttributeLists))
        {
            _reader.Read(node);
        }

        return _reader.Hash;
    }

    private void AddUsings(SyntaxList<UsingDirectiveSyntax> usings, string scope)
    {
        foreach (var directive in usings)
        {
            if (!IsGlobal(directive))
            {
                Usings.Add(new OutlinedUsing(scope, directive.ToString()));
            }
            else if (directive.Alias is not null || !directive.StaticKeyword.IsKind(SyntaxKind.None))
            {
                // What it names can be used anywhere without being written.
                _reader.Start(0);
                _reader.Read(directive);
                Outlined.Add(new OutlinedDeclaration(-1, _reader.Hash, string.Empty, null, DeclarationReach.Everything, _reader.Words(), _reader.Literals()));
            }
        }
    }

    private static bool IsGlobal(UsingDirectiveSyntax directive) => !directive.GlobalKeyword.IsKind(SyntaxKind.None);

    private void VisitAll(SyntaxList<MemberDeclarationSyntax> members, DeclarationScope scope)
    {
        foreach (var member in members)
        {
            _cancellation.ThrowIfCancellationRequested();
            Visit(member, scope);
        }
    }

    private void Visit(MemberDeclarationSyntax member, DeclarationScope scope)
    {
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                var inside = scope.Inside(space);
                Usings.AddRange(space.Externs.Select(alias => new OutlinedUsing(inside.Path, alias.ToString())));
                AddUsings(space.Usings, inside.Path);
                Namespaces.Add(inside.Path);
                VisitAll(space.Members, inside);
                break;
            case TypeDeclarationSyntax type:
                _reader.Start(scope.Hash);
                _reader.ReadHeader(type);
                var name = type.Identifier.ValueText;
                var ordinal = Add(type, scope, _reader.Hash, name, DeclarationReach.Headers);
                TypeFacts.Add(type, _text, scope.Hash, Outlined);
                VisitAll(type.Members, scope.Inside(type, ordinal, _reader.Words()));
                break;
            case BaseFieldDeclarationSyntax field:
                Read(field, scope);
                foreach (var variable in field.Declaration.Variables)
                {
                    // Whether there is an initialiser decides whether reading the field leads anywhere.
                    Add(variable, scope, _reader.HashWith(variable.Initializer is null ? 0 : 1), variable.Identifier.ValueText, Reach(field, scope, variable.Initializer is not null));
                }

                break;
            case BaseMethodDeclarationSyntax method:
                Read(method, scope);
                Add(method, scope, _reader.Hash, NameOf(method), Reach(method, scope));
                break;
            case BasePropertyDeclarationSyntax property:
                AddProperty(property, scope);
                break;
            case GlobalStatementSyntax statement:
                AddTopLevelNames(statement);
                break;
            default:
                Read(member, scope);
                AddWithoutBody(member, scope);
                break;
        }
    }

    /// <summary>
    /// The locals and functions of top-level statements are in scope in every file, where to use them is an error: their names hide types.
    /// </summary>
    private void AddTopLevelNames(GlobalStatementSyntax statement)
    {
        foreach (var node in statement.DescendantNodes(static node => node is not (BlockSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            var name = node switch
            {
                VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
                SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
                LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                _ => null,
            };
            if (name is not null)
            {
                // A function is known by its place among the statements, to code elsewhere that uses it by mistake as well.
                _reader.Start(node is LocalFunctionStatementSyntax ? (ulong)node.SpanStart : 0);
                Outlined.Add(new OutlinedDeclaration(-1, _reader.HashWith(SourceWords.Hash(name)), name, null, DeclarationReach.Headers, _reader.Words(), _reader.Literals()));
            }
        }
    }

    private void AddProperty(BasePropertyDeclarationSyntax property, DeclarationScope scope)
    {
        Read(property, scope);
        _reader.ReadAccessors(property);
        var hash = _reader.Hash;
        var (name, reach) = property switch
        {
            PropertyDeclarationSyntax declared => (declared.Identifier.ValueText, declared.Initializer is null ? DeclarationReach.Name : DeclarationReach.Constructors),
            EventDeclarationSyntax raised => (raised.Identifier.ValueText, DeclarationReach.Name),
            _ => (string.Empty, DeclarationReach.Type),
        };
        if (UnwrittenNames.Contains(name) || scope.HoldsValues)
        {
            reach |= DeclarationReach.Type;
        }

        var ordinal = Add(property, scope, hash, name, reach);
        var arrow = property switch
        {
            PropertyDeclarationSyntax declared => declared.ExpressionBody,
            IndexerDeclarationSyntax indexer => indexer.ExpressionBody,
            _ => null,
        };
        if (arrow is not null)
        {
            BySpan[arrow.Span] = ordinal;
        }

        if (property.AccessorList is { } accessors)
        {
            foreach (var accessor in accessors.Accessors)
            {
                Add(accessor, scope, _reader.HashWith(accessor.RawKind), name, reach);
            }
        }
    }

    /// <summary>Enumerations, delegates and what else has no body that runs. All their words may be used as names.</summary>
    private void AddWithoutBody(MemberDeclarationSyntax member, DeclarationScope scope)
    {
        var hash = _reader.Hash;
        var words = _reader.Words();
        var literals = _reader.Literals();
        var names = member switch
        {
            EnumDeclarationSyntax enumeration => enumeration.Members.Select(static value => value.Identifier.ValueText).Append(enumeration.Identifier.ValueText),
            DelegateDeclarationSyntax declared => new[] { declared.Identifier.ValueText },
            _ => System.Array.Empty<string>(),
        };
        foreach (var name in names)
        {
            Outlined.Add(new OutlinedDeclaration(-1, hash, name, scope.TypeName, DeclarationReach.Headers | DeclarationReach.Shape, words, literals));
        }
    }

    private void Read(MemberDeclarationSyntax member, DeclarationScope scope)
    {
        _reader.Start(scope.Hash);
        _reader.Read(member);
        if (IsFoundWithoutItsType(member, scope))
        {
            _reader.AddWords(scope.HeaderWords);
        }
    }

    private int Add(SyntaxNode node, DeclarationScope scope, ulong hash, string name, DeclarationReach reach)
    {
        var ordinal = Nodes.Count;
        Nodes.Add(node);
        ContainingTypes.Add(scope.TypeOrdinal);
        BySpan[node.Span] = ordinal;
        if (node is not (MethodDeclarationSyntax or OperatorDeclarationSyntax or DestructorDeclarationSyntax))
        {
            reach |= DeclarationReach.Shape;
        }

        Outlined.Add(new OutlinedDeclaration(ordinal, hash, name, scope.TypeName, reach, _reader.Words(), _reader.Literals()));
        return ordinal;
    }

    private static string NameOf(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax declared => declared.Identifier.ValueText,
        _ => string.Empty,
    };

    private static DeclarationReach Reach(BaseFieldDeclarationSyntax field, DeclarationScope scope, bool hasInitialiser)
    {
        if (field.Modifiers.Any(SyntaxKind.ConstKeyword))
        {
            return DeclarationReach.Headers;
        }

        return (hasInitialiser ? DeclarationReach.Constructors : DeclarationReach.Name) | (scope.HoldsValues ? DeclarationReach.Type : DeclarationReach.Name);
    }

    /// <summary>Extensions are used without their class being named, but what becomes of the class, or of the block around them, becomes of them.</summary>
    private static bool IsFoundWithoutItsType(MemberDeclarationSyntax member, DeclarationScope scope) =>
        scope.IsExtensionBlock || (member is MethodDeclarationSyntax { ParameterList.Parameters: { Count: > 0 } parameters } && parameters[0].Modifiers.Any(SyntaxKind.ThisKeyword));

    private static DeclarationReach Reach(BaseMethodDeclarationSyntax method, DeclarationScope scope)
    {
        if (method is MethodDeclarationSyntax declared)
        {
            if (!UnwrittenNames.Contains(declared.Identifier.ValueText))
            {
                // An attribute can make an orchestrator of its type, which counts for the other members of that type.
                return HasAttributes(declared) ? DeclarationReach.Type : DeclarationReach.Name;
            }

            var isExtension = declared.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true
                || declared.Parent is not (ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax or InterfaceDeclarationSyntax);
            return isExtension ? DeclarationReach.Everything : DeclarationReach.Type;
        }

        return scope.IsExtensionBlock ? DeclarationReach.Everything : DeclarationReach.Type;
    }

    private static bool HasAttributes(MethodDeclarationSyntax method) =>
        method.AttributeLists.Count > 0 || method.ParameterList.Parameters.Any(static parameter => parameter.AttributeLists.Count > 0);
}
