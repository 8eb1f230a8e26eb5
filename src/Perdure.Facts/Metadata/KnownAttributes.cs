using System.Collections.Generic;
using System.Reflection.Metadata;
using System.Text;

namespace Perdure.Facts.Metadata;

/// <summary>The attributes of one assembly that the analysis heeds, read in one pass.</summary>
internal sealed class KnownAttributes
{
    private static readonly HashSet<string> StateMachineNames = ["AsyncStateMachineAttribute", "IteratorStateMachineAttribute", "AsyncIteratorStateMachineAttribute"];

    /// <summary>
    /// Durable Functions in process has an attribute of the same name that asks for the opposite: that an analyzer looks into the method, because an
    /// orchestrator calls it.
    /// </summary>
    private const string DemandingNamespace = "Microsoft.Azure.WebJobs.Extensions.DurableTask";

    private readonly Dictionary<EntityHandle, string> _stateMachines = [];
    private readonly HashSet<EntityHandle> _deterministic = [];
    private readonly List<string> _friends = [];

    public KnownAttributes(MetadataReader reader)
    {
        var names = new Dictionary<EntityHandle, string>();
        foreach (var handle in reader.CustomAttributes)
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (!names.TryGetValue(attribute.Constructor, out var name))
            {
                name = AttributeNames.Of(reader, attribute.Constructor);
                names.Add(attribute.Constructor, name);
            }

            if (name == "DeterministicAttribute" && AttributeNames.NamespaceOf(reader, attribute.Constructor) != DemandingNamespace)
            {
                AddDeterministic(reader, attribute.Parent);
            }
            else if (StateMachineNames.Contains(name))
            {
                _stateMachines[attribute.Parent] = TypeName(StringArgument(reader, attribute));
            }
            else if (name == "InternalsVisibleToAttribute")
            {
                _friends.Add(StringArgument(reader, attribute).Split(',')[0].Trim());
            }
        }
    }

    /// <summary>The simple names of the assemblies that may see the internal members.</summary>
    public IReadOnlyList<string> Friends => _friends;

    /// <summary>Whether <c>[Deterministic]</c> of any namespace stands on the member, the type or the assembly.</summary>
    public bool IsDeterministic(EntityHandle handle) => _deterministic.Contains(handle);

    /// <summary>The full name of the state machine that holds the body of an async method or an iterator.</summary>
    public bool TryGetStateMachine(MethodDefinitionHandle method, out string typeName) => _stateMachines.TryGetValue(method, out typeName!);

    private void AddDeterministic(MetadataReader reader, EntityHandle parent)
    {
        _deterministic.Add(parent);
        switch (parent.Kind)
        {
            case HandleKind.PropertyDefinition:
                var property = reader.GetPropertyDefinition((PropertyDefinitionHandle)parent).GetAccessors();
                _deterministic.Add(property.Getter);
                _deterministic.Add(property.Setter);
                break;
            case HandleKind.EventDefinition:
                var @event = reader.GetEventDefinition((EventDefinitionHandle)parent).GetAccessors();
                _deterministic.Add(@event.Adder);
                _deterministic.Add(@event.Remover);
                break;
            default:
                break;
        }
    }

    /// <summary>The text or type that is the first argument (ECMA-335 II.23.3).</summary>
    private static string StringArgument(MetadataReader reader, CustomAttribute attribute)
    {
        var blob = reader.GetBlobReader(attribute.Value);
        blob.ReadUInt16();
        return blob.ReadSerializedString() ?? string.Empty;
    }

    /// <summary>The name of a type as attributes hold it, in the spelling of documentation-comment ids.</summary>
    private static string TypeName(string serialized)
    {
        var name = new StringBuilder(serialized.Length);
        for (var i = 0; i < serialized.Length && serialized[i] != ','; i++)
        {
            if (serialized[i] == '\\' && i + 1 < serialized.Length)
            {
                i++;
                name.Append(serialized[i]);
            }
            else
            {
                name.Append(serialized[i] == '+' ? '.' : serialized[i]);
            }
        }

        return name.ToString();
    }
}
