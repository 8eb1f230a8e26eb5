using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Analyzers.Flow;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Tells code that no orchestrator comes to: behind a condition that is always the same, behind a statement that leaves, and in calls that the compiler leaves out.</summary>
internal static class DeadCode
{
    /// <summary>Symbols that one build defines and another does not: what is found must not depend on which of them looks.</summary>
    private static readonly string[] SymbolsOfBuilds = { "DEBUG", "TRACE" };

    /// <summary>Whether <paramref name="child"/> never runs although <paramref name="operation"/> does.</summary>
    public static bool IsDead(IOperation operation, IOperation child, DurableOperations durable) => operation switch
    {
        IConditionalOperation conditional when Truth(conditional.Condition, durable) is { } condition =>
            ReferenceEquals(child, condition ? conditional.WhenFalse : conditional.WhenTrue),
        IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition } loop when Truth(condition, durable) is false => ReferenceEquals(child, loop.Body),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when Truth(both.LeftOperand, durable) is false => ReferenceEquals(child, both.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when Truth(either.LeftOperand, durable) is true => ReferenceEquals(child, either.RightOperand),
        _ => false,
    };

    /// <summary>The statements of <paramref name="operation"/> that stand behind one that leaves, or null when there are none.</summary>
    public static HashSet<IOperation>? Behind(IOperation operation, DurableOperations durable)
    {
        if (operation is not IBlockOperation block)
        {
            return null;
        }

        HashSet<IOperation>? dead = null;
        var hasLeft = false;
        foreach (var statement in block.Operations)
        {
            // A function that is declared there can be called from before, and a label can be jumped to.
            hasLeft &= statement is not ILabeledOperation;
            if (hasLeft && statement is not ILocalFunctionOperation)
            {
                (dead ??= new HashSet<IOperation>()).Add(statement);
            }

            hasLeft |= Leaves(statement, durable);
        }

        return dead;
    }

    /// <summary>Whether the compiler leaves out <paramref name="operation"/>, a call of a conditional method whose symbol is not defined.</summary>
    public static bool IsLeftOut(IOperation operation, CancellationToken cancellation)
    {
        if (operation is not IInvocationOperation { TargetMethod: { ReturnsVoid: true, IsConditional: true } method })
        {
            return false;
        }

        var tree = operation.Syntax.SyntaxTree;
        var defined = SymbolsOfBuilds.Concat(tree.Options.PreprocessorSymbolNames).Concat(
            tree.GetRoot(cancellation) is CompilationUnitSyntax unit && unit.ContainsDirectives
                ? unit.GetLeadingTrivia().Select(static trivia => trivia.GetStructure()).OfType<DefineDirectiveTriviaSyntax>().Select(static directive => directive.Name.ValueText)
                : Enumerable.Empty<string>());
        var definition = method;
        while (definition.OverriddenMethod is { } overridden)
        {
            definition = overridden;
        }

        var asked = definition.GetAttributes()
            .Where(static attribute => attribute.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" })
            .Select(static attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string)
            .ToList();
        return asked.Count > 0 && !asked.Exists(name => defined.Contains(name));
    }

    /// <summary>What <paramref name="condition"/> always is where an orchestrator comes to it: a constant, or a member of the framework that tells orchestrators from other code.</summary>
    private static bool? Truth(IOperation condition, DurableOperations durable) => condition switch
    {
        { ConstantValue: { HasValue: true, Value: bool value } } => value,
        IParenthesizedOperation { Operand: var operand } => Truth(operand, durable),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => !Truth(operand, durable),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => Truth(both.LeftOperand, durable) & Truth(both.RightOperand, durable),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => Truth(either.LeftOperand, durable) | Truth(either.RightOperand, durable),
        _ => durable.IsTrueInOrchestrators(condition) ? true : null,
    };

    private static bool Leaves(IOperation statement, DurableOperations durable) => statement switch
    {
        IConditionalOperation conditional when Truth(conditional.Condition, durable) is { } condition =>
            (condition ? conditional.WhenTrue : conditional.WhenFalse) is { } taken && Leaves(taken, durable),
        IBlockOperation block => !block.Operations.Any(static inner => inner is ILabeledOperation) && block.Operations.Any(inner => Leaves(inner, durable)),
        IReturnOperation { Kind: OperationKind.Return or OperationKind.YieldBreak } => !statement.IsImplicit,
        IBranchOperation => true,
        IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };
}
