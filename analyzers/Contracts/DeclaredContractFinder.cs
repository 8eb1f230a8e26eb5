using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Perdure.Analyzers.CallGraph;
using Perdure.Analyzers.Frameworks;

namespace Perdure.Analyzers.Contracts;

/// <summary>Finds the tasks and bindings that declarations give away, in the compilation and in the assemblies that it references.</summary>
internal sealed class DeclaredContractFinder
{
    /// <summary>How the names of assemblies begin that belong to the frameworks and to the platform.</summary>
    private static readonly ImmutableArray<string> PlatformAssemblies = ImmutableArray.Create(
        "System", "Microsoft.DurableTask", "Microsoft.Azure.", "Microsoft.Extensions.", "Microsoft.AspNetCore.", "DurableTask.", "Dapr.", "Temporalio", "Perdure.Runtime",
        "Perdure.AspNetCore", "Perdure.Testing", "Perdure.Grpc");

    private readonly SourceIndex _index;
    private readonly ImmutableArray<FrameworkSymbols> _frameworks;
    private readonly FrameworkFiles _files;
    private readonly TaskClasses _classes;
    private readonly TaskFunctions _functions;
    private readonly BindingParameters _bindings;
    private readonly CancellationToken _cancellation;
    private readonly List<TaskDeclaration> _tasks = new();
    private readonly List<WrongBinding> _wrong = new();
    private readonly HashSet<string> _starters;
    private bool _hasStarters;

    private DeclaredContractFinder(SourceIndex index, ImmutableArray<FrameworkSymbols> frameworks, FrameworkFiles files, CancellationToken cancellation)
    {
        _index = index;
        _frameworks = frameworks;
        _files = files;
        _classes = new TaskClasses(frameworks);
        _functions = new TaskFunctions(frameworks);
        _bindings = new BindingParameters(frameworks);
        _cancellation = cancellation;
        _starters = new HashSet<string>(frameworks.SelectMany(static framework => framework.Framework.Contract?.StarterAttributes ?? ImmutableArray<string>.Empty));
    }

    public static DeclaredContracts Find(
        Compilation compilation, SourceIndex index, ImmutableArray<FrameworkSymbols> frameworks, FrameworkFiles files, CancellationToken cancellation)
    {
        var finder = new DeclaredContractFinder(index, frameworks, files, cancellation);
        finder.Visit(compilation.Assembly.GlobalNamespace, isOwn: true);
        var elsewhere = ImmutableHashSet.CreateBuilder<string>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            var families = finder.FamiliesOf(assembly);
            if (families.Count > 0)
            {
                elsewhere.UnionWith(families);
                finder.Visit(assembly.GlobalNamespace, isOwn: false);
            }
        }

        return new DeclaredContracts(
            finder._tasks.ToImmutableArray(),
            finder._wrong.ToImmutableArray(),
            elsewhere.ToImmutable(),
            compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication,
            finder._hasStarters);
    }

    private IReadOnlyCollection<string> FamiliesOf(IAssemblySymbol assembly)
    {
        if (PlatformAssemblies.Any(begin => assembly.Name.StartsWith(begin, System.StringComparison.Ordinal)))
        {
            return System.Array.Empty<string>();
        }

        var referenced = new HashSet<string>(assembly.Modules.SelectMany(static module => module.ReferencedAssemblies).Select(static identity => identity.Name));
        return _frameworks.Where(framework => framework.Types.Any(type => referenced.Contains(type.ContainingAssembly.Name)))
            .Select(static framework => framework.Framework.Contract?.Family ?? framework.Framework.Name)
            .Distinct()
            .ToList();
    }

    private void Visit(INamespaceSymbol space, bool isOwn)
    {
        foreach (var member in space.GetMembers())
        {
            _cancellation.ThrowIfCancellationRequested();
            if (member is INamespaceSymbol nested)
            {
                Visit(nested, isOwn);
            }
            else if (member is INamedTypeSymbol type)
            {
                Visit(type, isOwn);
            }
        }
    }

    private void Visit(INamedTypeSymbol type, bool isOwn)
    {
        if (isOwn && !_files.MayHold(type))
        {
            return;
        }

        foreach (var nested in type.GetTypeMembers())
        {
            Visit(nested, isOwn);
        }

        if (type is { IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct } && _classes.Read(type, place: Place(type, isOwn)) is { } task)
        {
            _tasks.Add(task);
        }

        if (!_functions.IsEmpty && type.TypeKind is TypeKind.Class or TypeKind.Struct)
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                Visit(method, isOwn);
            }
        }
    }

    private void Visit(IMethodSymbol method, bool isOwn)
    {
        if (method.MethodKind != MethodKind.Ordinary || !method.Parameters.Any(static parameter => !parameter.GetAttributes().IsEmpty))
        {
            return;
        }

        BodyId? place = isOwn && _index.TryGetBody(method, out var body) && _index.Trees[body.Tree].IsOwn ? body : null;
        _tasks.AddRange(_functions.Read(method, place));
        if (place is { } own)
        {
            _wrong.AddRange(_bindings.Find(method, own));
            _hasStarters |= _starters.Count > 0 && method.Parameters.SelectMany(static parameter => parameter.GetAttributes())
                .Any(attribute => attribute.AttributeClass is { } type && _starters.Contains(MetadataNames.Of(type)));
        }
    }

    private BodyId? Place(INamedTypeSymbol type, bool isOwn) => isOwn && _index.TryGetType(type, out var id) && _index.Trees[id.Tree].IsOwn ? id : null;
}
