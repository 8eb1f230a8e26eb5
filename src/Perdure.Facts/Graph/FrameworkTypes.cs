using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;
using Perdure.Facts.Metadata;
using Perdure.Facts.Summaries;

namespace Perdure.Facts.Graph;

/// <summary>
/// The base types and interfaces of types whose assemblies are not read for their bodies: the framework's and trusted ones. An
/// assembly is opened when one of its types is first asked for.
/// </summary>
internal sealed class FrameworkTypes
{
    private readonly Dictionary<string, string> _pathByAssembly;
    private readonly Dictionary<string, Dictionary<string, IReadOnlyList<ExternalType>>> _basesByAssembly = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ExternalType, IReadOnlyList<string>> _chains = [];

    /// <summary>Makes a view of the assemblies at these paths.</summary>
    public FrameworkTypes(IEnumerable<string> paths)
    {
        _pathByAssembly = paths
            .GroupBy(System.IO.Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.OrderBy(path => path, StringComparer.Ordinal).First(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The names of the base types and interfaces of a type, nearest first.</summary>
    public IReadOnlyList<string> BasesOf(ExternalType type)
    {
        if (!_chains.TryGetValue(type, out var chain))
        {
            var names = new List<string>();
            var seen = new HashSet<string>(StringComparer.Ordinal) { type.Name };
            var open = new Queue<ExternalType>([type]);
            while (open.Count > 0)
            {
                foreach (var baseType in DirectBases(open.Dequeue()))
                {
                    if (seen.Add(baseType.Name))
                    {
                        names.Add(baseType.Name);
                        open.Enqueue(baseType);
                    }
                }
            }

            chain = names;
            _chains.Add(type, chain);
        }

        return chain;
    }

    private static Dictionary<string, IReadOnlyList<ExternalType>> Read(MetadataReader reader, string assembly)
    {
        var names = new TypeNames(reader);
        var bases = new Dictionary<string, IReadOnlyList<ExternalType>>(StringComparer.Ordinal);
        foreach (var handle in reader.TypeDefinitions)
        {
            var definition = reader.GetTypeDefinition(handle);
            var own = definition.GetInterfaceImplementations()
                .Select(implementation => reader.GetInterfaceImplementation(implementation).Interface)
                .Prepend(definition.BaseType)
                .Select(baseType => Named(reader, names, baseType, assembly))
                .OfType<ExternalType>();
            bases[names.OfDefinition(handle)] = own.ToArray();
        }

        foreach (var handle in reader.ExportedTypes)
        {
            var exported = reader.GetExportedType(handle);
            if (exported.IsForwarder && exported.Implementation.Kind == HandleKind.AssemblyReference)
            {
                var @namespace = reader.GetString(exported.Namespace);
                var name = reader.GetString(exported.Name);
                var fullName = @namespace.Length == 0 ? name : @namespace + "." + name;
                var target = reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)exported.Implementation).Name);
                bases[fullName] = [new ExternalType(target, fullName)];
            }
        }

        return bases;
    }

    private static ExternalType? Named(MetadataReader reader, TypeNames names, EntityHandle handle, string assembly)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition when !handle.IsNil:
                return new ExternalType(assembly, names.OfDefinition((TypeDefinitionHandle)handle));
            case HandleKind.TypeReference:
                return names.TryGetExternal((TypeReferenceHandle)handle, out var external) ? external : null;
            case HandleKind.TypeSpecification:
                var blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                var isGeneric = blob.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance && blob.ReadSignatureTypeCode() == SignatureTypeCode.TypeHandle;
                var definition = isGeneric ? blob.ReadTypeHandle() : default;
                return definition.Kind == HandleKind.TypeSpecification ? null : Named(reader, names, definition, assembly);
            default:
                return null;
        }
    }

    private IReadOnlyList<ExternalType> DirectBases(ExternalType type)
    {
        if (!_basesByAssembly.TryGetValue(type.Assembly, out var bases))
        {
            bases = Open(type.Assembly);
            _basesByAssembly.Add(type.Assembly, bases);
        }

        if (!bases.TryGetValue(type.Name, out var direct))
        {
            return Array.Empty<ExternalType>();
        }

        // A forwarder stands for the type itself, elsewhere.
        return direct.Count == 1 && direct[0].Name == type.Name && direct[0].Assembly != type.Assembly ? DirectBases(direct[0]) : direct;
    }

    private Dictionary<string, IReadOnlyList<ExternalType>> Open(string assembly)
    {
        if (_pathByAssembly.TryGetValue(assembly, out var path))
        {
            using var image = AssemblyImage.OpenMetadata(path);
            try
            {
                if (image.Reader is not null)
                {
                    return Read(image.Reader, assembly);
                }
            }
            catch (Exception exception) when (Damage.ShowsIn(exception))
            {
                // Without the bases, a line of the catalogue about a base type is not applied; nothing else is lost.
            }
        }

        return new Dictionary<string, IReadOnlyList<ExternalType>>(StringComparer.Ordinal);
    }
}
