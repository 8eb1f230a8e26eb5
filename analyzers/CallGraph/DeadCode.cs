using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Perdure.Analyzers.CallGraph;

/// <summary>Tells code that no execution comes to: behind a constant condition, behind a statement that leaves, and in calls that the compiler leaves out.</summary>
internal static class DeadCode
{
    /// <summary>Symbols that one build defines and another does not: what is found must not depend on which of them looks.</summary>
    private static readonly string[] SymbolsOfBuilds = { "DEBUG", "TRACE" };

    /// <summary>Whether <paramref name="child"/> never runs although <paramref name="operation"/> does.</summary>
    public static bool IsDead(IOperation operation, IOperation child) => operation switch
    {
        IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: bool condition } } conditional =>
            ReferenceEquals(child, condition ? conditional.WhenFalse : conditional.WhenTrue),
        IWhileLoopOperation { ConditionIsTop: true, Condition.ConstantValue: { HasValue: true, Value: false } } loop => ReferenceEquals(child, loop.Body),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, LeftOperand.ConstantValue: { HasValue: true, Value: false } } and => ReferenceEquals(child, and.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr, LeftOperand.ConstantValue: { HasValue: true, Value: true } } or => ReferenceEquals(child, or.RightOperand),
        _ => false,
    };

    /// <summary>The statements of <paramref name="operation"/> that stand behind one that leaves, or null when there are none.</summary>
    public static HashSet<IOperation>? Behind(IOperation operation)
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

            hasLeft |= Leaves(statement);
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

    private static bool Leaves(IOperation statement) => statement switch
    {
        IReturnOperation { Kind: OperationKind.Return or OperationKind.YieldBreak } => !statement.IsImplicit,
        IBranchOperation => true,
        IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };
}
